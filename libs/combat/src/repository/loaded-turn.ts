import type { ActorDocument, ActorId, ActorPart } from '../dto/index.js';
import type { KnownTexts } from './known-texts.js';
import { readActorParts } from './replies.js';
import type { ScriptAnswer, ScriptArgument } from './script-runner.js';

const OWN_PARTS = ['meta', 'raw', 'loadout', 'state', 'hand', 'cooldowns', 'effects'] as const;
const ALLY_PARTS = ['meta', 'raw', 'loadout', 'state', 'effects'] as const;
const ENEMY_PARTS = ['meta', 'state', 'effects'] as const;

/** A moment of a battle as one bot needs it to decide. Whoever is in it stands. */
export interface LoadedTurn {
  readonly contentId: string;
  /** Targets that it was asked about and may strike at. */
  readonly missingTargets: readonly ActorId[];
  /** Whether an item or an ability that it declared has not become an action yet. */
  readonly isUseWaiting: boolean;
  readonly self: Pick<ActorDocument, (typeof OWN_PARTS)[number]>;
  readonly allies: readonly Pick<ActorDocument, (typeof ALLY_PARTS)[number]>[];
  /** The missing targets come first. */
  readonly enemies: readonly Pick<ActorDocument, (typeof ENEMY_PARTS)[number]>[];
}

export function turnArguments(
  cid: ActorId,
  missingTargets: readonly ActorId[],
  mostSeen: number,
): ScriptArgument[] {
  const lists = [OWN_PARTS, ALLY_PARTS, ENEMY_PARTS, missingTargets];
  return [cid, mostSeen, ...lists.flatMap((list) => [list.length, ...list])];
}

/** Null if the bot may strike at none of the targets any more. */
export function readTurn(answer: ScriptAnswer, known: KnownTexts): LoadedTurn | null {
  const [, missing, contentId, isUseWaiting, own, allies, enemies] = answer;
  const missingTargets = JSON.parse(missing as string) as ActorId[];
  if (missingTargets.length === 0) return null;
  return {
    contentId: contentId as string,
    missingTargets,
    isUseWaiting: isUseWaiting === 1,
    self: readActorParts(own as readonly string[], OWN_PARTS, known),
    allies: readActors(allies as readonly string[], ALLY_PARTS, known),
    enemies: readActors(enemies as readonly string[], ENEMY_PARTS, known),
  };
}

function readActors<Part extends ActorPart>(
  texts: readonly string[],
  parts: readonly Part[],
  known: KnownTexts,
): Pick<ActorDocument, Part>[] {
  return Array.from({ length: texts.length / parts.length }, (_, position) => {
    const at = position * parts.length;
    return readActorParts(texts.slice(at, at + parts.length), parts, known);
  });
}

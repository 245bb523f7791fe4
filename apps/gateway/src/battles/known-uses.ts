import { Injectable } from '@nestjs/common';
import { type ContentPack, nearestWord, unknownId } from '@melee/combat/content';
import { type CombatError, MANOEUVRE, type MoveIntent, type SessionId, SURRENDER } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';

/** What every actor can do, whatever its pack. */
const OF_EVERYBODY: readonly string[] = [SURRENDER, MANOEUVRE];

/**
 * Finds the items and abilities that the pack of a battle has not. The battle itself would take such a move in, and it
 * would fail when it is executed: whoever has misspelt a name should hear of it at once.
 */
@Injectable()
export class KnownUses {
  constructor(
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
  ) {}

  /** What is wrong with each of the moves, as `content/unknown-id`; null where nothing is, or nobody here can tell. */
  async faultsOf(sid: SessionId, intents: readonly MoveIntent[]): Promise<readonly (CombatError | null)[]> {
    if (intents.every((intent) => useOf(intent) === null)) return intents.map(() => null);
    const contentId = await this.combat.readContentId(sid);
    const pack = contentId === null ? null : await this.content.packIfKnown(contentId);
    return intents.map((intent) => (pack === null ? null : faultOf(intent, pack)));
  }

  /** @throws CombatError `content/unknown-id`. */
  async require(sid: SessionId, intent: MoveIntent): Promise<void> {
    const [fault] = await this.faultsOf(sid, [intent]);
    if (fault) throw fault;
  }
}

/** What a move names that stands in the pack. */
function useOf(intent: MoveIntent) {
  if (intent.strategy === 'item') return { kind: 'item', id: intent.itemId } as const;
  if (intent.strategy === 'exchange' || OF_EVERYBODY.includes(intent.abilityId)) return null;
  return { kind: 'ability', id: intent.abilityId } as const;
}

function faultOf(intent: MoveIntent, pack: ContentPack): CombatError | null {
  const use = useOf(intent);
  if (use === null) return null;
  const known = Object.keys(use.kind === 'item' ? pack.items : pack.abilities);
  if (known.includes(use.id)) return null;
  return unknownId({ ...use, nearest: nearestWord(use.id, known) });
}

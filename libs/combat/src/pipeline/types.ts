import type { ActorDocument, ActorId, CombatEvent, Genesis, RuleLimits } from '../dto/index.js';
import type { ContentPack } from '../content/types.js';
import type { Edition } from './edition.js';
import { editionOf, RULES_VERSION } from './rules-versions.js';

/** All that an action can read and change. Never mutated. */
export interface BattleState {
  /** Exchanges executed so far. */
  readonly step: number;
  readonly actors: Readonly<Record<ActorId, ActorDocument>>;
}

/** The limits of a battle that was created without others. */
export const DEFAULT_LIMITS: RuleLimits = {
  maxWaves: 3,
  effectsPerActor: 32,
  targetsPerAction: 64,
  eventsPerAction: 64,
};

export interface Rules {
  readonly edition: Edition;
  readonly pack: ContentPack;
  readonly limits: RuleLimits;
}

/** The rules under which a battle is fought that begins now. */
export function currentRules(pack: ContentPack, limits: RuleLimits = DEFAULT_LIMITS): Rules {
  return { edition: editionOf(RULES_VERSION), pack, limits };
}

/**
 * The rules that a battle began with, and keeps.
 * @param pack the one that it began with.
 * @throws CombatError `content/unknown-id` if this build does not know their version.
 */
export function rulesOfBattle(
  { rulesVersion, settings }: Pick<Genesis, 'rulesVersion' | 'settings'>,
  pack: ContentPack,
): Rules {
  return { edition: editionOf(rulesVersion), pack, limits: settings.limits };
}

/** What came of an action. */
export interface Resolution {
  /** The next state; actors and parts of actors that did not change are the same objects as before. */
  readonly state: BattleState;
  /** The actors that it changed, as they came out of it, in the order of their ids. */
  readonly changed: readonly ActorDocument[];
  readonly events: readonly CombatEvent[];
  /** Whether it was an exchange that took place: then `state.step` is one more. */
  readonly isExchange: boolean;
  /** Targets that go back: into whose queue, which target. Both are standing. */
  readonly returns: readonly (readonly [queueOf: ActorId, target: ActorId])[];
  /** Whose queue gets which of its targets to its front. */
  readonly fronts: readonly (readonly [queueOf: ActorId, target: ActorId])[];
  /** Who was taken out of the fight by this action, in the order of defeat. */
  readonly defeated: readonly ActorId[];
}

import type { ActorDefinition, ActorOverrides } from '@melee/combat/content';
import type { TeamId } from '@melee/combat/dto';

export const MODES = ['battle', 'duels'] as const;
/**
 * Who meets whom: `battle` — all teams with all of their actors at once; `duels` — one actor of one team and one of
 * another, every such pair in turn.
 */
export type Mode = (typeof MODES)[number];

/** An entry of a team: so many actors of one make. Exactly one of `template` and `definition` is given. */
export interface Fighter {
  /** Id of a template of the pack. */
  readonly template?: string;
  readonly definition?: ActorDefinition;
  /** Only with a template. */
  readonly overrides?: ActorOverrides;
  /** Goes before the one of the template, the definition or the overrides. */
  readonly behaviour?: string;
  /** What the report calls it. */
  readonly name?: string;
  /** 1 if left out. */
  readonly count?: number;
}

/** What a scenario file says. */
export interface Scenario {
  readonly name: string;
  /** Folder of a content pack, from the folder of the file; the default pack if left out. */
  readonly pack?: string;
  /** `battle` if left out. */
  readonly mode?: Mode;
  /** Exchanges after which a battle is broken off; the simulation's own bound if left out. */
  readonly maxSteps?: number;
  readonly teams: Readonly<Record<TeamId, readonly Fighter[]>>;
}

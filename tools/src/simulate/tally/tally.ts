import type { FinishReason, TeamId } from '@melee/combat/dto';

/**
 * What was counted in battles. Every number is a sum of whole numbers, so that it does not matter in which order or in
 * which parts the battles were counted.
 */
export interface Tally {
  battles: number;
  /** By the title of the lineup. */
  readonly matchups: Map<string, MatchupTally>;
  readonly reasons: Map<FinishReason | 'too_long', number>;
  /** Battles by their number of exchanges. */
  readonly lengths: Map<number, number>;
  /** Battles that met chaos. */
  chaos: number;
  readonly sources: Map<SourceKey, SourceTally>;
  readonly feints: Map<string, FeintTally>;
  /** By the effect's id. */
  readonly effects: Map<string, EffectTally>;
  /** Of each group, by its place: what defeated its actors. */
  readonly defeats: Map<number, Map<SourceKey, number>>;
  readonly groups: Map<number, GroupTally>;
}

export interface MatchupTally {
  battles: number;
  draws: number;
  /** Of every team that takes part. */
  readonly wins: Map<TeamId, number>;
}

export const SOURCE_KINDS = ['weapon', 'ability', 'item', 'effect', 'surrender'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
/** Where damage comes from: its kind and its id in the pack. */
export type SourceKey = `${SourceKind}/${string}`;

/** The parts of a key. */
export function splitKey(key: SourceKey): { readonly kind: SourceKind; readonly id: string } {
  const [kind = '', id = ''] = key.split('/');
  return { kind: kind as SourceKind, id };
}

export interface StrikeTally {
  strikes: number;
  /** Critical ones included. */
  hit: number;
  /** Strikes that hit and were critical. */
  crit: number;
  miss: number;
  dodge: number;
  parry: number;
  block: number;
  damage: number;
}

export interface SourceTally extends StrikeTally {
  /** Of an item or an ability. */
  uses: number;
  healing: number;
}

export interface FeintTally extends StrikeTally {
  /** How often it came into a hand. */
  drawn: number;
  /** Named in a move whose exchange took place. */
  used: number;
}

export interface EffectTally {
  applied: number;
  /** Sum of the durations with which it was applied, in exchanges of its bearer. */
  exchanges: number;
}

export interface GroupTally {
  fielded: number;
  survived: number;
  /** Of the survivors, at the end. */
  hp: number;
  /** Of the survivors, at the start. */
  fullHp: number;
}

export function emptyTally(): Tally {
  return {
    battles: 0,
    matchups: new Map(),
    reasons: new Map(),
    lengths: new Map(),
    chaos: 0,
    sources: new Map(),
    feints: new Map(),
    effects: new Map(),
    defeats: new Map(),
    groups: new Map(),
  };
}

const noStrikes = (): StrikeTally => ({
  strikes: 0,
  hit: 0,
  crit: 0,
  miss: 0,
  dodge: 0,
  parry: 0,
  block: 0,
  damage: 0,
});

export const noSource = (): SourceTally => ({ ...noStrikes(), uses: 0, healing: 0 });
export const noFeint = (): FeintTally => ({ ...noStrikes(), drawn: 0, used: 0 });

/** The entry of a table, made first if it is not there. */
export function entryOf<Key, Entry>(table: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  let entry = table.get(key);
  if (entry === undefined) {
    entry = make();
    table.set(key, entry);
  }
  return entry;
}

/** Adds to a count, which begins at 0. */
export function add<Key>(counts: Map<Key, number>, key: Key, amount = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}

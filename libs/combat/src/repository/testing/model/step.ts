import fc from 'fast-check';

const PLAYER_WISHES = [
  'strike',
  'answer',
  'wild strike',
  'repeat',
  'forge',
  'batch',
  'use',
  'pop',
  'join',
  'join again',
] as const;
const WORKER_WISHES = [
  'go on',
  'look',
  'transfer',
  'promise',
  'finish',
  'acquire',
  'load',
  'commit',
  'extend',
  'release',
  'expire',
  'retry',
  'drop',
] as const;
export type PlayerWish = (typeof PLAYER_WISHES)[number];
export type WorkerWish = (typeof WORKER_WISHES)[number];

/** How many times as often as once a wish comes: a battle has to get on before anything can interfere with it. */
const WEIGHTS: Partial<Record<PlayerWish | WorkerWish, number>> = {
  strike: 4,
  answer: 4,
  transfer: 2,
  commit: 2,
  'go on': 20,
};

/**
 * A wish of somebody: what it means depends on the battle at that moment, so that any sequence of wishes makes sense
 * and a shorter one still does.
 */
export interface Step {
  readonly wish: PlayerWish | WorkerWish;
  /** Chooses among whoever may wish it. */
  readonly who: number;
  /** Chooses among what may be wished. */
  readonly what: number;
}

const wish = fc.oneof(
  ...[...PLAYER_WISHES, ...WORKER_WISHES].map((name) => ({
    weight: WEIGHTS[name] ?? 1,
    arbitrary: fc.constant(name),
  })),
);
const step: fc.Arbitrary<Step> = fc.record({ wish, who: fc.nat(11), what: fc.nat(23) });

/** Wishes that are carried out at the same time, mostly one. */
const group = fc.oneof(
  { weight: 3, arbitrary: step.map((single) => [single]) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 2, maxLength: 3 }) },
);

export type Scenario = readonly (readonly Step[])[];

export const scenario: fc.Arbitrary<Scenario> = fc.array(group, { minLength: 1, maxLength: 50, size: 'max' });

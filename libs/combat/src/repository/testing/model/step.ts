import fc from 'fast-check';

const KINDS = [
  ...Array<'strike'>(4).fill('strike'),
  ...Array<'answer'>(4).fill('answer'),
  ...Array<'look'>(4).fill('look'),
  ...Array<'transfer'>(5).fill('transfer'),
  ...Array<'acquire'>(4).fill('acquire'),
  ...Array<'load'>(5).fill('load'),
  ...Array<'commit'>(6).fill('commit'),
  'wild strike',
  'repeat',
  'forge',
  'batch',
  'use',
  'pop',
  'promise',
  'extend',
  'release',
  'expire',
  'expire',
  'join',
  'join again',
  'finish',
] as const;

/**
 * A wish of somebody: what it means depends on the battle at that moment, so that any sequence of wishes makes sense
 * and a shorter one still does.
 */
export interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly who: number;
  readonly what: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(11),
  what: fc.nat(11),
});

/** Wishes that are carried out at the same time, mostly one. */
const group = fc.oneof(
  { weight: 3, arbitrary: step.map((single) => [single]) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 2, maxLength: 3 }) },
);

export type Scenario = readonly (readonly Step[])[];

export const scenario: fc.Arbitrary<Scenario> = fc.array(group, { minLength: 1, maxLength: 50, size: 'max' });

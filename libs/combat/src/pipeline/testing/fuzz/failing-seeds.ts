import type { FighterWish, Scenario } from './scenario.js';

/**
 * A scenario that once failed. `seed` and `path` are what fast-check printed; the scenario is kept beside them, because
 * a seed means something else as soon as the generator of scenarios changes.
 */
export interface FailingSeed {
  readonly name: string;
  readonly seed: number;
  readonly path: string;
  readonly pack: 'the default pack' | 'the pack of the tests';
  readonly scenario: Scenario;
}

/** The smallest fighter: bare numbers, one hp. */
const PLAIN: FighterWish = {
  weapon: 0,
  offHand: 0,
  armour: [],
  traits: [],
  arsenal: [],
  attributes: [0, 0, 0, 0, 0, 0, 0, 0],
  hp: 1,
  tokens: 0,
  effects: [],
};

/** Faults that were put into the rules in order to see scenarios fail, each with the smallest one that found it. */
export const FAILING_SEEDS: readonly FailingSeed[] = [
  {
    name: 'healing above the ceiling',
    seed: 1669133762,
    path: '6:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:6:5:4:4:4:5:0:0:0:1:1:1:1:1:1',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [PLAIN, PLAIN],
      steps: [
        { wish: 'item', who: 0, whom: 0, what: 0 },
        { wish: 'ability', who: 0, whom: 0, what: 0 },
      ],
    },
  },
  {
    name: 'a feint that nobody could pay',
    seed: 1913276156,
    path: '2:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1:0:7:7:7:7:7:7:0:0:1:1:9:8:8:8:8:4:2:2:2:2:3:3:3:3:3:0:1:1:1:1:1:1:1:1:1',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [
        { ...PLAIN, effects: [{ effect: 38, remaining: 1, stacks: 1, power: 1 }] },
        { ...PLAIN, arsenal: [0] },
      ],
      steps: [{ wish: 'exchange', who: 0, whom: 0, what: 0 }],
    },
  },
  {
    name: 'targets given back to and for the fallen',
    seed: 1588058042,
    path: '1:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0',
    pack: 'the pack of the tests',
    scenario: { seed: '', fighters: [PLAIN, PLAIN], steps: [{ wish: 'exchange', who: 0, whom: 0, what: 0 }] },
  },
  {
    name: 'more stacks of an effect than it allows',
    seed: 1458308833,
    path: '177:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1:0:1:0:1:0:0:0:0:4:1:1:0:4:8:9:9:9:13:15:16:30:27:27:27:27:27',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [
        PLAIN,
        {
          ...PLAIN,
          attributes: [0, 0, 5, 0, 0, 0, 0, 0],
          hp: 412,
          tokens: 2,
          effects: [{ effect: 14, remaining: 1, stacks: 2, power: 1 }],
        },
      ],
      steps: [
        { wish: 'ability', who: 7, whom: 5, what: 6839 },
        { wish: 'exchange', who: 0, whom: 0, what: 0 },
      ],
    },
  },
  {
    name: 'tokens taken from the state before',
    seed: 236805446,
    path: '0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1:1:0:0:0:0:0:0:0:0:2:7:3:3:3:3:8:8',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [PLAIN, { ...PLAIN, attributes: [2, 0, 0, 0, 0, 0, 0, 0] }],
      steps: [{ wish: 'item', who: 45, whom: 0, what: 8785 }],
    },
  },
  {
    name: 'an effect on one who had fallen',
    seed: 1849450826,
    path: '2:0:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:2:1:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:3:0:1:1:1:1:1:1:0:0:0:0:0:0:0:0:0:0:0:1:1:1:1:1:1:1:1:1',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [
        { ...PLAIN, effects: [{ effect: 0, remaining: 1, stacks: 1, power: 1 }] },
        { ...PLAIN, effects: [{ effect: 0, remaining: 1, stacks: 1, power: 1 }] },
      ],
      steps: [{ wish: 'exchange', who: 0, whom: 0, what: 0 }],
    },
  },
  {
    name: 'a strike by one who had fallen',
    seed: 988611513,
    path: '1:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1:0:0:0:0:1:1:1:1:1',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [PLAIN, PLAIN],
      steps: [
        { wish: 'forced', who: 0, whom: 0, what: 0 },
        { wish: 'forced', who: 0, whom: 0, what: 0 },
      ],
    },
  },
  {
    name: 'an item used without a charge',
    seed: 1176405576,
    path: '21:0:0:0:0:0:1:1:0:1:0:0:0:0:4:1:0:0:0:1:1:0:4:1:0:0:0:1:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:2:0:2:4:4:6:7:7:7:7:2:2:2:2',
    pack: 'the pack of the tests',
    scenario: {
      seed: '',
      fighters: [{ ...PLAIN, attributes: [0, 0, 10, 0, 0, 0, 0, 0], hp: 288 }, PLAIN],
      steps: [
        { wish: 'item', who: 0, whom: 0, what: 0 },
        { wish: 'item', who: 0, whom: 0, what: 0 },
        { wish: 'ability', who: 0, whom: 0, what: 0 },
      ],
    },
  },
];

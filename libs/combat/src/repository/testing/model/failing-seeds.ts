import type { Scenario } from './step.js';

/**
 * A scenario that once failed. `seed` and `path` are what fast-check printed; the steps are kept beside them, because
 * a seed means something else as soon as the generator of scenarios changes.
 */
export interface FailingSeed {
  readonly name: string;
  readonly seed: number;
  readonly path: string;
  readonly steps: Scenario;
}

/** The first fault was real; the others were put into the scripts in order to see the scenarios fail. */
export const FAILING_SEEDS: readonly FailingSeed[] = [
  {
    name: "a newcomer's queue had the order of a Lua table",
    seed: -1426884594,
    path: '1:1:0:1:1:3:3:3:3:3:3:1:1',
    steps: [
      [
        { wish: 'go on', who: 0, what: 0 },
        { wish: 'join', who: 0, what: 0 },
      ],
      [{ wish: 'go on', who: 0, what: 0 }],
    ],
  },
  {
    name: 'a commit without the token check',
    seed: 1360578722,
    path: '7:2:0:0:0:1:8:13:16:17:17:17:17:17:19:19:11:11:11',
    steps: [
      [{ wish: 'go on', who: 0, what: 15 }],
      [{ wish: 'go on', who: 0, what: 1 }],
      [
        { wish: 'commit', who: 0, what: 0 },
        { wish: 'go on', who: 0, what: 3 },
      ],
      [{ wish: 'go on', who: 0, what: 0 }],
    ],
  },
  {
    name: 'a promise over another one',
    seed: -2128501396,
    path: '4:1:1:0:0:1:3:3:3:4:6:6:6:6:9:9:9:4:4:4',
    steps: [
      [
        { wish: 'use', who: 0, what: 0 },
        { wish: 'go on', who: 0, what: 0 },
      ],
      [
        { wish: 'go on', who: 0, what: 0 },
        { wish: 'strike', who: 0, what: 0 },
      ],
      [{ wish: 'promise', who: 0, what: 0 }],
      [{ wish: 'wild strike', who: 0, what: 0 }],
    ],
  },
  {
    name: 'a transfer of moves that were gone',
    seed: -1757378630,
    path: '1:2:1:0:0:1:4:4:4:4:6:8:10:10:9:9:9:9:10:8:8:7:9:9:9:9:9:9:9:9:9:5',
    steps: [
      [
        { wish: 'answer', who: 0, what: 0 },
        { wish: 'use', who: 0, what: 0 },
      ],
      [
        { wish: 'go on', who: 0, what: 0 },
        { wish: 'strike', who: 0, what: 0 },
      ],
      [
        { wish: 'transfer', who: 0, what: 0 },
        { wish: 'strike', who: 0, what: 0 },
        { wish: 'transfer', who: 0, what: 0 },
      ],
      [{ wish: 'go on', who: 0, what: 0 }],
    ],
  },
  {
    name: 'a commit that trimmed more than it took',
    seed: 1032246915,
    path: '10:5:4:4:9:9:9:14:14:18:19:3:0:7:16:16:16:18:16:17:20:22:22:22:25:26:26:26:13:13',
    steps: [
      [{ wish: 'strike', who: 0, what: 0 }],
      [{ wish: 'go on', who: 0, what: 7 }],
      [
        { wish: 'join', who: 0, what: 0 },
        { wish: 'go on', who: 0, what: 13 },
      ],
      [{ wish: 'look', who: 0, what: 0 }],
      [{ wish: 'go on', who: 0, what: 0 }],
      [{ wish: 'commit', who: 0, what: 0 }],
    ],
  },
  {
    name: 'targets given back to and for the dead',
    seed: 705790894,
    path: '9:2:1:0:1:7:5:9:10:10:14:15:15:19:21:24:3:16:20:22:23:21:8:16:21:21:23:22:22:24:23:13:13:13',
    steps: [
      [{ wish: 'strike', who: 0, what: 0 }],
      [{ wish: 'go on', who: 1, what: 0 }],
      [
        { wish: 'go on', who: 0, what: 3 },
        { wish: 'go on', who: 3, what: 0 },
      ],
      [{ wish: 'load', who: 0, what: 0 }],
      [{ wish: 'go on', who: 0, what: 9 }],
      [{ wish: 'go on', who: 0, what: 0 }],
    ],
  },
  {
    name: 'a battle finished twice',
    seed: 317314569,
    path: '27:3:3:5:8:5:5:12:12:12:12:12:12:12:15:16:17:20:20:20:20:20:20:23:21:22:14:15:15:15:5:5',
    steps: [
      [
        { wish: 'go on', who: 3, what: 3 },
        { wish: 'go on', who: 0, what: 0 },
      ],
      [
        { wish: 'finish', who: 0, what: 0 },
        { wish: 'strike', who: 0, what: 0 },
        { wish: 'promise', who: 0, what: 0 },
      ],
      [{ wish: 'finish', who: 0, what: 0 }],
      [{ wish: 'go on', who: 0, what: 0 }],
    ],
  },
  {
    name: 'a newcomer who met the dead',
    seed: 1663300160,
    path: '75:5:1:6:6:5:5:9:8:9:9:11:13:14:17:19:20:20:20:23:24:24:8:19:22:23:22:26:26:28:28:26:26:26:26:26:19:19',
    steps: [
      [
        { wish: 'wild strike', who: 0, what: 3 },
        { wish: 'commit', who: 0, what: 0 },
      ],
      [{ wish: 'go on', who: 0, what: 21 }],
      [{ wish: 'go on', who: 0, what: 0 }],
      [{ wish: 'go on', who: 0, what: 0 }],
      [{ wish: 'go on', who: 0, what: 3 }],
      [{ wish: 'go on', who: 0, what: 9 }],
      [{ wish: 'join', who: 0, what: 0 }],
      [{ wish: 'promise', who: 0, what: 0 }],
    ],
  },
];

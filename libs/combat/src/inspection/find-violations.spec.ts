import type { WholeBattle } from '../dto/index.js';
import { findViolations } from './find-violations.js';
import { actor, moves, pair, soundBattle, strike } from './testing/sound-battle.js';

type Fault = (state: WholeBattle) => Partial<WholeBattle>;

const killedBefore = {
  n: 5,
  at: 1,
  type: 'defeated',
  actionId: 'x',
  cid: 'b1',
  how: 'killed',
  by: 'a1',
} as const;
const end = { type: 'battle_finished', winner: 'a', reason: 'last_team_standing', step: 1 } as const;

const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['a move that is nowhere', () => ({ actions: [] }), 'the move a1:m3 is at 0 places'],
  [
    'a move that waits and is queued',
    ({ moves: all }) => ({ moves: { ...all, a1: moves(strike('m3', 'a1', 'b1')) } }),
    'the move a1:m3 is at 2 places: waiting, queued',
  ],
  [
    'a move that is executed and queued again',
    ({ actions }) => ({
      actions: [...actions, JSON.stringify(pair(strike('m1', 'a1', 'b3'), strike('m2', 'b3', 'a1')))],
    }),
    'the move a1:m1 is at 2 places: queued, executed',
  ],
  [
    'a move that nobody declared',
    ({ registered }) => ({ registered: registered.slice(1) }),
    'the move a1:m1 was never registered',
  ],
  [
    'a lost target',
    ({ queues }) => ({ queues: { ...queues, a1: [] } }),
    'b2 as a target of a1 is at 0 places',
  ],
  [
    'a target that is in the queue and struck at',
    ({ queues }) => ({ queues: { ...queues, a1: ['b2', 'b1'] } }),
    'b1 as a target of a1 is at 2 places: target queue, queued action',
  ],
  [
    'a target that stands twice in a queue',
    ({ queues }) => ({ queues: { ...queues, a1: ['b2', 'b2'] } }),
    'b2 as a target of a1 is at 2 places: target queue, target queue',
  ],
  [
    'a target that was given up and came back',
    ({ queues }) => ({ queues: { ...queues, b2: ['a1'] } }),
    'a1 as a target of b2 is at 2 places: given up, target queue',
  ],
  [
    'an actor without its documents',
    ({ actors: { a2: _a2, ...actors } }) => ({ actors }),
    'the actor a2 has no document',
  ],
  [
    'a newcomer whom an enemy has not met',
    ({ meta, actors, queues }) => ({
      meta: { ...meta, teams: { ...meta.teams, a: ['a1', 'a2', 'a3'] } },
      actors: { ...actors, a3: actor('a3', 5) },
      queues: { ...queues, a3: ['b1', 'b2'], b1: ['a2', 'a3'] },
    }),
    'a3 as a target of b2 is at 0 places',
  ],
  [
    'an ally as a target',
    ({ queues }) => ({ queues: { ...queues, a1: ['b2', 'a2'] } }),
    'a2 as a target of a1, no enemy, is at target queue',
  ],
  [
    'a dead target',
    ({ queues }) => ({ queues: { ...queues, a1: ['b2', 'b3'] } }),
    'the dead b3 is a target of a1',
  ],
  [
    'a dead actor with targets',
    ({ queues }) => ({ queues: { ...queues, b3: ['a1'] } }),
    'the dead b3 has targets',
  ],
  [
    'somebody who stands without hit points',
    ({ actors }) => ({ actors: { ...actors, a1: actor('a1', 0) } }),
    'a1 stands with 0 hp',
  ],
  ['a gap in the log', ({ log }) => ({ log: log.toSpliced(2, 1) }), 'entry 3 of the log has the number 4'],
  [
    'a step that was not counted',
    ({ meta }) => ({ meta: { ...meta, step: 0 } }),
    'step is 0 after 1 exchanges',
  ],
  [
    'an action that was committed twice',
    ({ ledger }) => ({ ledger: [...ledger, ...ledger] }),
    'the action a1:m1+b3:m2 stands twice in the ledger',
  ],
  [
    'an exchange without a ledger entry',
    () => ({ ledger: [] }),
    'the exchange a1:m1+b3:m2 is missing in the ledger',
  ],
  [
    'a strike by somebody who was killed before',
    ({ log }) => ({
      log: [
        ...log,
        killedBefore,
        {
          n: 6,
          at: 1,
          type: 'used',
          actionId: 'y',
          strategy: 'item',
          cid: 'b1',
          by: 'potion',
          targets: ['b1'],
        },
      ],
    }),
    'the dead b1 takes part in y',
  ],
  ['an active battle outside the index', () => ({ due: null }), 'the battle is active and not in the index'],
  ['an appointment that nobody keeps', () => ({ now: 60_000 }), 'the battle is overdue by 57500 ms'],
  [
    'a key that expires while the battle is active',
    ({ lifetimes }) => ({ lifetimes: { ...lifetimes, log: 5 } }),
    'the key log of the active battle expires in 5 ms',
  ],
  [
    'a lock for ever',
    () => ({ lifetimes: { 'sys:busy': -1 } }),
    'the key sys:busy of the active battle never expires',
  ],
  [
    'a key that outlives the battle',
    ({ log, meta }) => ({ meta: { ...meta, status: 'finished' }, log: [...log, { ...end, n: 5, at: 1 }] }),
    'the key meta of the finished battle never expires',
  ],
  [
    'moves that the end left behind',
    ({ log, meta }) => ({ meta: { ...meta, status: 'finished' }, log: [...log, { ...end, n: 5, at: 1 }] }),
    'the move b2:m5 was left behind by the end',
  ],
  [
    'a battle that was finished twice',
    ({ log, meta }) => ({
      meta: { ...meta, status: 'finished' },
      log: [...log, { ...end, n: 5, at: 1 }, { ...end, n: 6, at: 1 }],
    }),
    'the battle is finished and was finished 2 times',
  ],
];

describe('findViolations', () => {
  test('finds nothing wrong with a sound battle', () => {
    expect(findViolations(soundBattle(), ['a1:m1', 'b2:m5'])).toEqual([]);
  });

  test('finds an acknowledged move that the battle does not know', () => {
    expect(findViolations(soundBattle(), ['a1:m8'])).toEqual(['the acknowledged move a1:m8 is unknown']);
  });

  test.each(FAULTS)('finds %s', (_, fault, violation) => {
    const state = soundBattle();
    const violations = findViolations({ ...state, ...fault(state) });
    expect(violations).toEqual(expect.arrayContaining([expect.stringContaining(violation)]));
  });
});

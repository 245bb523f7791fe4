import type { CombatAction, ExchangeMove } from '@melee/combat/dto';
import { BatchTally } from './batch-tally.js';

const strike = (cid: string, target: string, registeredAt: number, deadline = 60_000): ExchangeMove => ({
  moveId: `move-${cid}`,
  cid,
  strategy: 'exchange',
  target,
  seq: 1,
  registeredAt,
  deadline,
});

const counted = (tally: BatchTally, committedAt: number) => {
  const committed: unknown[] = [];
  const actions: unknown[] = [];
  tally.count(
    {
      committed: (...numbers) => committed.push(numbers),
      actionCommitted: (...action) => actions.push(action),
    },
    committedAt,
  );
  return { committed, actions };
};

describe('BatchTally', () => {
  it.each<[string, CombatAction, string, number]>([
    [
      'an exchange from its answer',
      {
        actionId: 'x',
        type: 'exchange',
        isForced: false,
        move: strike('a', 'b', 1000),
        partnerMove: strike('b', 'a', 5000),
      },
      'exchange',
      2,
    ],
    [
      'a forced strike from its deadline',
      { actionId: 'x', type: 'exchange', isForced: true, move: strike('a', 'b', 0, 6500), partnerMove: null },
      'forced',
      0.5,
    ],
    [
      'an item from its registration',
      {
        actionId: 'x',
        type: 'item',
        move: {
          moveId: 'm',
          cid: 'a',
          strategy: 'item',
          itemId: 'potion',
          targets: ['a'],
          seq: 1,
          registeredAt: 6000,
        },
      },
      'item',
      1,
    ],
  ])('counts the latency of %s', (_, action, kind, latencyS) => {
    const tally = new BatchTally();
    tally.add(action);

    expect(counted(tally, 7000).actions).toEqual([[kind, latencyS]]);
  });

  it('counts failed actions among those that were taken, without a latency', () => {
    const tally = new BatchTally();
    tally.add(null);

    expect(counted(tally, 7000)).toEqual({ committed: [[1, 1]], actions: [] });
  });
});

import { planPass } from './plan-pass.js';
import { ability, item, metaOf, NOW, snapshotOf, strike } from './testing/snapshots.js';

const LIMITS = { mostActions: 100, abandonedAfterMs: 1000, mostExchanges: 1000 };

describe('planPass', () => {
  it('plans instants before pairs before forced strikes, each oldest first', () => {
    const overdue = strike('d', 'c', 1, { deadline: NOW });
    const [mine, theirs] = [strike('a', 'b', 2), strike('b', 'a', 3)];
    const [older, younger] = [item('b', 'self', 4), ability('a', 'self', 5)];

    const { actions } = planPass(snapshotOf([overdue, mine, theirs, younger, older]), LIMITS);

    expect(actions.map(({ actionId }) => actionId)).toEqual([
      `b:${older.moveId}`,
      `a:${younger.moveId}`,
      `a:${mine.moveId}+b:${theirs.moveId}`,
      `d:${overdue.moveId}`,
    ]);
  });

  it('leaves to another pass what is more than one may plan, and says so', () => {
    const moves = Array.from({ length: 5 }, (_, i) => ability('a', 'self', i));

    const partial = planPass(snapshotOf(moves), { ...LIMITS, mostActions: 3 });
    expect(partial.actions.map(({ actionId }) => actionId)).toEqual(
      moves.slice(0, 3).map(({ moveId }) => `a:${moveId}`),
    );
    expect(partial.isPartial).toBe(true);
    expect(planPass(snapshotOf(moves), { ...LIMITS, mostActions: 5 }).isPartial).toBe(false);
  });

  it('gathers cancellations of all kinds, the bots to ask, the next deadline, and the end', () => {
    const plan = planPass(
      snapshotOf([ability('b', 'self', 1), strike('b', 'a', 2), strike('c', 'd', 3)], {
        meta: metaOf({ dead: ['b'] }),
        targets: { a: ['d'] },
      }),
      LIMITS,
    );

    expect(plan.cancellations.map(({ strategy, reason }) => [strategy, reason])).toEqual([
      ['instant', 'actor_defeated'],
      ['exchange', 'actor_defeated'],
    ]);
    expect(plan.asks).toEqual([{ cid: 'a', missingTargets: ['d'] }]);
    expect(plan.nextDeadline).toBe(strike('c', 'd', 3).deadline);
    expect(plan.finish).toBeNull();
    expect(planPass(snapshotOf([], { meta: metaOf({ dead: ['b', 'd'] }) }), LIMITS).finish).toBe(
      'last_team_standing',
    );
  });

  it('changes nothing in what it looks at', () => {
    const snapshot = snapshotOf([strike('a', 'b', 2), strike('b', 'a', 1), item('a', 'all_enemies', 3)]);
    const before = structuredClone(snapshot);

    planPass(snapshot, LIMITS);

    expect(snapshot).toEqual(before);
  });
});

import fc from 'fast-check';
import type { ExchangeMove } from '@melee/combat/dto';
import { pairExchanges } from './pair-exchanges.js';
import { NOW, strike } from './testing/snapshots.js';

const idsOf = (moves: readonly (ExchangeMove | null)[]) => moves.map((move) => move?.moveId ?? null);

describe('pairExchanges', () => {
  it('makes one action of two strikes at each other, the older one first', () => {
    const [mine, theirs] = [strike('a', 'b', 1), strike('b', 'a', 2)];

    expect(pairExchanges([mine, theirs], [], NOW)).toEqual({
      actions: [
        {
          actionId: `${mine.cid}:${mine.moveId}+${theirs.cid}:${theirs.moveId}`,
          type: 'exchange',
          move: mine,
          partnerMove: theirs,
          isForced: false,
        },
      ],
      cancellations: [],
      nextDeadline: null,
    });
  });

  it('matches the oldest strikes first where more than two wait between two actors', () => {
    const [first, second, answer] = [strike('a', 'b', 1), strike('a', 'b', 2), strike('b', 'a', 3)];

    const { actions, nextDeadline } = pairExchanges([first, second, answer], [], NOW);

    expect(actions.map(({ move, partnerMove }) => idsOf([move, partnerMove]))).toEqual([
      [first.moveId, answer.moveId],
    ]);
    expect(nextDeadline).toBe(second.deadline);
  });

  it('does not pair strikes that do not meet', () => {
    const moves = [strike('a', 'b', 1), strike('b', 'c', 2), strike('c', 'a', 3)];

    expect(pairExchanges(moves, [], NOW)).toMatchObject({ actions: [], cancellations: [] });
  });

  it('forces what has waited long enough, and only that', () => {
    const overdue = strike('a', 'b', 1, { deadline: NOW });
    const patient = strike('c', 'b', 2, { deadline: NOW + 1 });

    const { actions, nextDeadline } = pairExchanges([overdue, patient], [], NOW);

    expect(actions).toEqual([
      {
        actionId: `${overdue.cid}:${overdue.moveId}`,
        type: 'exchange',
        move: overdue,
        partnerMove: null,
        isForced: true,
      },
    ]);
    expect(nextDeadline).toBe(NOW + 1);
  });

  it('pairs an overdue strike that was answered after all', () => {
    const moves = [strike('a', 'b', 1, { deadline: NOW - 1 }), strike('b', 'a', 2)];

    expect(pairExchanges(moves, [], NOW).actions).toEqual([expect.objectContaining({ isForced: false })]);
  });

  it('cancels strikes of the dead and against them, also overdue ones', () => {
    const by = strike('d', 'a', 1, { deadline: NOW - 1 });
    const against = strike('a', 'd', 2, { deadline: NOW - 1 });

    expect(pairExchanges([by, against], ['d'], NOW)).toEqual({
      actions: [],
      cancellations: [
        { cid: 'd', strategy: 'exchange', moveId: by.moveId, reason: 'actor_defeated' },
        { cid: 'a', strategy: 'exchange', moveId: against.moveId, reason: 'target_defeated' },
      ],
      nextDeadline: null,
    });
  });

  it('answers the earliest deadline of those that stay', () => {
    const moves = [30, 10, 20].map((ms, i) => strike(`a${String(i)}`, 'b', i, { deadline: NOW + ms }));

    expect(pairExchanges(moves, [], NOW).nextDeadline).toBe(NOW + 10);
  });

  it('takes each move once at most, and leaves no two that meet', () => {
    const actor = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const wait = fc.integer({ min: -2, max: 2 });
    const someMoves = fc
      .array(fc.tuple(actor, actor, wait))
      .map((tuples) =>
        tuples
          .filter(([cid, target]) => cid !== target)
          .map(([cid, target, ms], seq) => strike(cid, target, seq, { deadline: NOW + ms })),
      );
    fc.assert(
      fc.property(someMoves, fc.subarray(['a', 'b', 'c']), (moves, dead) => {
        const { actions, cancellations } = pairExchanges(moves, dead, NOW);
        const taken = actions.flatMap(({ move, partnerMove }) => idsOf([move, partnerMove]));
        const ended = [...taken.filter((id) => id !== null), ...cancellations.map(({ moveId }) => moveId)];

        expect(new Set(ended).size).toBe(ended.length);
        for (const { move, partnerMove } of actions) {
          if (partnerMove === null) continue;
          expect([partnerMove.cid, partnerMove.target]).toEqual([move.target, move.cid]);
          expect(move.seq).toBeLessThan(partnerMove.seq);
        }
        const left = moves.filter(({ moveId }) => !ended.includes(moveId));
        for (const { cid, target, deadline } of left) {
          expect(left.some((other) => other.cid === target && other.target === cid)).toBe(false);
          expect(dead).not.toContain(cid);
          expect(dead).not.toContain(target);
          expect(deadline).toBeGreaterThan(NOW);
        }
      }),
    );
  });

  it('needs time in proportion to the number of moves', () => {
    const count = 100_000;
    const moves = Array.from({ length: count }, (_, i) => {
      const [cid, target] = [`r${String(i >> 1)}`, `b${String(i >> 1)}`];
      return i % 2 === 0 ? strike(cid, target, i) : strike(target, cid, i);
    });
    const began = performance.now();

    expect(pairExchanges(moves, [], NOW).actions).toHaveLength(count / 2);
    // Linear, this takes a tenth of a second; comparing all with all would take minutes.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

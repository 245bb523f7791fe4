import { isDeepStrictEqual } from 'node:util';
import { applyToModel } from './apply-to-model.js';
import { copyOf, type BattleState } from './battle-state.js';
import type { Answer, Operation } from './operation.js';

/** An operation that was carried out, and what it answered. */
export interface Done {
  readonly operation: Operation;
  readonly answer: Answer;
}

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

/**
 * Asserts that operations carried out at the same time did what they would have done one after the other, in some
 * order: the model, taken through that order, answers the same and ends in the same state.
 */
export function expectSomeOrder(before: BattleState, done: readonly Done[], after: BattleState): void {
  const outcomes = ordersOf(done).map((order) => {
    const state = copyOf(before);
    return {
      done: order.map(({ operation }) => ({ operation, answer: applyToModel(state, operation) })),
      state,
    };
  });
  const fits = outcomes.some(
    (outcome) =>
      isDeepStrictEqual(outcome.state, after) &&
      outcome.done.every(({ operation, answer }) =>
        done.some((other) => other.operation === operation && isDeepStrictEqual(other.answer, answer)),
      ),
  );
  // Says what differs from the order in which they were sent.
  if (!fits) expect({ done, state: after }).toEqual(outcomes[0]);
}

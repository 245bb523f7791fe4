import type { ActorId, Cancellation, ExchangeAction, ExchangeMove } from '@melee/combat/dto';
import { actionIdOf } from './action-id.js';

export interface Pairing {
  readonly actions: readonly ExchangeAction[];
  readonly cancellations: readonly Cancellation[];
  /** When the next move that stays waits no longer; null if none stays. */
  readonly nextDeadline: number | null;
}

const line = (from: ActorId, to: ActorId) => `${from}>${to}`;

/**
 * Matches strikes with strikes back, oldest first, in one pass over the moves. Moves of or against the dead are
 * cancelled; a move whose deadline has passed without an answer becomes a forced, one-sided strike.
 * @param moves oldest first.
 * @param now the clock of Redis, milliseconds.
 */
export function pairExchanges(
  moves: readonly ExchangeMove[],
  dead: readonly ActorId[],
  now: number,
): Pairing {
  const fallen = new Set(dead);
  const waiting = new Map<string, ExchangeMove[]>();
  const pairs: ExchangeAction[] = [];
  const cancellations: Cancellation[] = [];
  for (const move of moves) {
    const { cid, target, strategy, moveId } = move;
    if (fallen.has(cid)) cancellations.push({ cid, strategy, moveId, reason: 'actor_defeated' });
    else if (fallen.has(target)) cancellations.push({ cid, strategy, moveId, reason: 'target_defeated' });
    else {
      const answered = waiting.get(line(target, cid))?.shift();
      if (answered === undefined) enqueue(waiting, line(cid, target), move);
      else pairs.push(exchange(answered, move));
    }
  }
  const unanswered = [...waiting.values()].flat();
  const isOverdue = (move: ExchangeMove) => move.deadline <= now;
  const forced = unanswered.filter(isOverdue).map((move) => exchange(move, null));
  const patient = unanswered.filter((move) => !isOverdue(move));
  return {
    actions: [...pairs, ...forced],
    cancellations,
    nextDeadline: patient.reduce<number | null>(
      (next, move) => Math.min(next ?? Infinity, move.deadline),
      null,
    ),
  };
}

function enqueue(waiting: Map<string, ExchangeMove[]>, key: string, move: ExchangeMove): void {
  const queue = waiting.get(key);
  if (queue === undefined) waiting.set(key, [move]);
  else queue.push(move);
}

function exchange(move: ExchangeMove, partnerMove: ExchangeMove | null): ExchangeAction {
  return {
    actionId: partnerMove === null ? actionIdOf(move) : actionIdOf(move, partnerMove),
    type: 'exchange',
    move,
    partnerMove,
    isForced: partnerMove === null,
  };
}

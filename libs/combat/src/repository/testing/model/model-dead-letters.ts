import { movesOf, type CombatAction } from '../../../dto/index.js';
import { insertSorted, isDead, queueOf, takeFrom, type BattleState } from './battle-state.js';
import { raiseSignal } from './model-registration.js';
import { actionIdOf, type Answer } from './operation.js';

/** The action goes to the end of the queue and its targets leave theirs, or nothing happens at all. */
export function retry(state: BattleState, entry: string): Answer {
  const action = JSON.parse(entry) as CombatAction;
  if (!state.deadLetters.includes(action.actionId)) return 'unknown';
  if (state.status !== 'active') return 'session/not-active';
  const moves = movesOf(action);
  for (const move of moves) {
    if (isDead(state, move.cid)) return 'actor/defeated';
    if (move.strategy === 'exchange' && !queueOf(state, move.cid).includes(move.target))
      return 'target/not-available';
  }
  for (const move of moves) if (move.strategy === 'exchange') takeFrom(queueOf(state, move.cid), move.target);
  takeFrom(state.deadLetters, action.actionId);
  state.queue.push(action.actionId);
  state.revision += 1;
  raiseSignal(state);
  return 'retried';
}

export function drop(state: BattleState, entry: string): Answer {
  const isWaiting = takeFrom(state.deadLetters, actionIdOf(entry));
  if (isWaiting) insertSorted(state.dropped, actionIdOf(entry));
  return isWaiting;
}

import { createHash } from 'node:crypto';
import {
  InvalidActionError,
  movesOf,
  parseAction,
  type CombatAction,
  type DeadLetter,
  type StoredDeadLetter,
} from '../dto/index.js';
import type { ScriptArgument } from './script-runner.js';

/** So much of a digest tells the letters of a battle apart, and can be typed. */
const ID_LENGTH = 12;

/** Reads an entry of the list of dead letters. */
export function readDeadLetter(text: string): StoredDeadLetter {
  const { droppedAt = null, ...letter } = JSON.parse(text) as DeadLetter & { readonly droppedAt?: number };
  return { ...letter, id: letterIdOf(letter.entry), droppedAt };
}

/** Of what failed, not of how: it is the same after a retry that fails again. */
export const letterIdOf = (entry: string): string =>
  createHash('sha256').update(entry).digest('hex').slice(0, ID_LENGTH);

/** The action of a letter; null if the entry is none, or a pair of strikes that do not meet. */
export function actionOf({ entry }: DeadLetter): CombatAction | null {
  try {
    const action = parseAction(entry);
    return isMeeting(action) ? action : null;
  } catch (error) {
    if (error instanceof InvalidActionError) return null;
    throw error;
  }
}

function isMeeting(action: CombatAction): boolean {
  if (action.type !== 'exchange' || action.partnerMove === null) return true;
  const { move, partnerMove } = action;
  return move.target === partnerMove.cid && move.cid === partnerMove.target;
}

/** @param text the letter as it stands in the list */
export function retryArguments(text: string, action: CombatAction): ScriptArgument[] {
  const moves = movesOf(action).map((move): ScriptArgument[] =>
    move.strategy === 'exchange'
      ? [move.cid, move.moveId, move.target, move.feintId ?? '', JSON.stringify(move.feintPlace ?? null)]
      : [move.cid, move.moveId, '', '', 'null'],
  );
  return [text, moves.length, ...moves.flat()];
}

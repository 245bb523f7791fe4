import { CombatError } from '../../dto/index.js';

/** The code with which an operation was refused; `accepted` if it was not. Any other error is passed on. */
export async function codeOf(operation: Promise<unknown>): Promise<string> {
  try {
    await operation;
    return 'accepted';
  } catch (error) {
    if (error instanceof CombatError) return error.code;
    throw error;
  }
}

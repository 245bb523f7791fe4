import type { ProblemCode } from '../errors/problem-table.js';

/** What may be wrong with the declaration of an item, an ability, a manoeuvre, or surrender. */
export const MOVE_PROBLEMS = [
  'session/not-found',
  'actor/not-found',
  'session/not-active',
  'actor/defeated',
  'move/conflict',
  'move/too-many',
  'request/idempotency-conflict',
] as const satisfies readonly ProblemCode[];

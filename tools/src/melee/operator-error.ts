/** Every error of this command itself, by its stable code; those of battles are the codes of `docs/errors.md`. */
export const OPERATOR_ERRORS = {
  'config/invalid': 'A setting cannot be taken.',
  'redis/unreachable': 'Redis cannot be reached.',
  'jobs/not-sent': 'The signal could not be sent; the sweep will find the battle.',
  'dead-letter/not-found': 'The battle has no dead letter with this id that waits.',
  'dead-letter/no-action': 'The letter holds nothing that could be executed.',
  'dead-letter/altered': 'The letter holds a move that was declared otherwise, or never.',
  'content/invalid': 'The content pack has faults.',
  'content/not-found': 'No pack with this id was uploaded.',
  'content/in-use': 'An active battle was begun with this pack.',
  'content/no-folder': 'There is no such folder.',
} as const;
export type OperatorErrorCode = keyof typeof OPERATOR_ERRORS;

/** What an operator has to be told; `details` holds the values that explain it. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';

  constructor(
    readonly code: OperatorErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    message: string = OPERATOR_ERRORS[code],
  ) {
    super(message);
  }
}

/** Everything that can go wrong with the parts that the harness runs, by its stable code: what it means. */
export const HARNESS_ERRORS = {
  'process/not-started': 'A program could not be started.',
  'proxy/not-held': 'The proxy let go, was cut or was stopped before anything had been held.',
  'redis/data-in-use': 'Another Redis server is running on this data folder.',
  'redis/install-failed': 'The system package manager could not install a Redis server.',
  'redis/no-server': 'Install Redis 6.2 or newer (or Valkey), or set REDIS_URL.',
  'redis/not-started': 'The Redis server did not come up.',
  'service/exited': 'The service ended before it was ready.',
  'service/not-built': 'The service has no build.',
  'service/not-ready': 'The service did not become ready in time.',
  'wait/timeout': 'What was awaited did not happen in time.',
  'workspace/not-found': 'The current folder is not inside the workspace.',
} as const;

export type HarnessErrorCode = keyof typeof HARNESS_ERRORS;

/** `code` is stable; `message` is the sentence for people, with the output of the failed program where there is one. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  constructor(
    readonly code: HarnessErrorCode,
    message: string = HARNESS_ERRORS[code],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Hears of every script that was run. It must be quick, for it stands in the way of every answer, and never throw. */
export interface ScriptObserver {
  /**
   * @param seconds from the sending of the script to its answer.
   * @param errorCode null if the script did its work; else the code with which it refused (`target/not-available`), or
   *   `redis/…` if it was not run to its end.
   */
  scriptRan(script: string, seconds: number, errorCode: string | null): void;
}

export const NO_SCRIPT_OBSERVER: ScriptObserver = { scriptRan: () => undefined };

/** A short code for what Redis, or the way to it, has thrown: there are only a few, so they can be counted by it. */
export function redisErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'redis/unknown';
  if (error.message === 'Command timed out') return 'redis/timeout';
  // Errors of the server begin with a word for their kind, such as OOM or READONLY.
  const kind = /^[A-Z]{2,}(?= )/.exec(error.message)?.[0];
  return `redis/${kind ?? error.name}`;
}

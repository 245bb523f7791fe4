/**
 * Resolves after a time.
 * @param ms milliseconds
 * @throws the signal's reason, as soon as it is given
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  let giveUp: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, ms);
      giveUp = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', giveUp);
    });
  } finally {
    clearTimeout(timer);
    if (giveUp) signal?.removeEventListener('abort', giveUp);
  }
}

/** A time between half of `ms` and `ms`: clients that failed together must not come back together. */
export const jittered = (ms: number) => ms * (0.5 + Math.random() / 2);

import type { EventsGateway, OpenEvents } from './event-stream.js';
import { MeleeError } from './melee-error.js';
import { jittered, pause } from './pause.js';
import type { LogEntry } from './schemas.js';
import { openSocket } from './socket-events.js';
import { openEvents } from './sse-events.js';
import type { Token } from './token.js';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 10_000;
/** The gateway gives a sign of life every 15 s unless configured otherwise. */
const SILENCE_MS = 45_000;

export interface FollowOptions {
  /** Number of the last entry that is known already; 0 unless told. */
  readonly after?: number;
  /** A language: each entry gets a `text` for people in it. */
  readonly render?: 'en' | 'ru';
  /** Ends the following. */
  readonly signal?: AbortSignal;
  /** Instead of the client's own. */
  readonly token?: Token;
  /** A connection that is silent for so many milliseconds is taken for dead; 45,000 unless told. */
  readonly silenceMs?: number;
  /**
   * How the battle is told: server-sent events unless told. Browsers hold few of them open at a time, and some platforms
   * cannot read an answer while it comes.
   */
  readonly transport?: Transport;
}

export type Transport = 'sse' | 'websocket';
const OPENERS: Readonly<Record<Transport, OpenEvents>> = { sse: openEvents, websocket: openSocket };

/** Follows a battle over as many connections as it takes. */
export async function* followBattle(
  gateway: EventsGateway,
  battleId: string,
  { after = 0, silenceMs = SILENCE_MS, transport = 'sse', ...options }: FollowOptions,
): AsyncGenerator<LogEntry, void> {
  let last = after;
  let failures = 0;
  for (;;) {
    let waitMs = 0;
    try {
      const entries = await OPENERS[transport](gateway, { battleId, after: last, silenceMs, ...options });
      if (entries === null) return;
      for await (const entry of entries) {
        // Of a battle that is not so far yet, the gateway tells what follows its newest entry.
        if (entry.n <= last) continue;
        failures = 0;
        last = entry.n;
        yield entry;
        if (entry.type === 'battle_finished') return;
      }
    } catch (error) {
      options.signal?.throwIfAborted();
      waitMs = repairable(error);
    }
    failures += 1;
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
    await pause(waitMs + jittered(delayMs), options.signal);
  }
}

/**
 * Milliseconds that the gateway wants to be left alone after this failure.
 * @throws the error, if another connection would meet it again
 */
function repairable(error: unknown): number {
  if (error instanceof MeleeError && (error.status === 429 || error.status >= 500)) {
    return (error.retryAfter ?? 0) * 1000;
  }
  // `fetch` says TypeError for a connection that failed or broke; a silent one was given up here.
  const { name } = error as Error;
  if (error instanceof MeleeError || (name !== 'TypeError' && name !== 'TimeoutError')) throw error;
  return 0;
}

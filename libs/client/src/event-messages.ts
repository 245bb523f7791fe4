import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { GatewayConnection, Token } from './gateway-connection.js';
import { MeleeError } from './melee-error.js';
import type { LogEntry } from './schemas.js';
import { SilenceWatch } from './silence-watch.js';

export interface EventsRequest {
  readonly battleId: string;
  /** Number of the last entry that is known already. */
  readonly after: number;
  readonly render?: string;
  readonly token?: Token;
  readonly signal?: AbortSignal;
  readonly silenceMs: number;
}

/**
 * The entries that one connection brings; null if the battle is finished and all of it is known.
 * @throws MeleeError for a refusal, and what `fetch` throws
 */
export async function openEvents(
  gateway: GatewayConnection,
  { battleId, after, render, token, signal, silenceMs }: EventsRequest,
): Promise<AsyncIterable<LogEntry> | null> {
  const watch = new SilenceWatch(silenceMs);
  const path = `/v1/battles/${encodeURIComponent(battleId)}/events`;
  try {
    const answer = await gateway.send({
      method: 'GET',
      path,
      query: { render },
      headers: { accept: 'text/event-stream', 'last-event-id': after },
      token,
      signal: signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
    });
    if (!answer.ok) throw await MeleeError.from(answer, `GET ${path}`);
    if (answer.status !== 204 && answer.body !== null) return entriesOf(answer.body, watch);
  } catch (error) {
    watch.stop();
    throw error;
  }
  watch.stop();
  return null;
}

type Body = NonNullable<Response['body']>;

async function* entriesOf(body: Body, watch: SilenceWatch): AsyncGenerator<LogEntry> {
  const heard = new TransformStream<string, string>({
    transform(piece, controller) {
      watch.hear();
      controller.enqueue(piece);
    },
  });
  const messages = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(heard)
    .pipeThrough(new EventSourceParserStream());
  const reader = messages.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { id, data } = next.value;
      // Only what has a number is part of the log.
      if (id !== undefined) yield JSON.parse(data) as LogEntry;
    }
  } finally {
    watch.stop();
    // What is left of the connection has nobody to read it; it may be broken already, which is no news.
    await reader.cancel().catch(() => undefined);
  }
}

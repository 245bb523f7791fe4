import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { EventsGateway, EventsRequest } from './event-stream.js';
import type { LogEntry } from './schemas.js';
import { SilenceWatch } from './silence-watch.js';
import { authorizationOf } from './token.js';

/** Opens a stream of server-sent events; see `OpenEvents`. */
export async function openEvents(
  { api, token: ownToken }: EventsGateway,
  { battleId, after, render, token = ownToken, signal, silenceMs }: EventsRequest,
): Promise<AsyncIterable<LogEntry> | null> {
  const watch = new SilenceWatch(silenceMs);
  try {
    const { data, response } = await api.GET('/v1/battles/{battleId}/events', {
      params: {
        path: { battleId },
        ...(render && { query: { render } }),
        header: { 'Last-Event-ID': after },
      },
      headers: { accept: 'text/event-stream', ...(await authorizationOf(token)) },
      parseAs: 'stream',
      signal: signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
    });
    if (response.status !== 204 && data) return entriesOf(data, watch);
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

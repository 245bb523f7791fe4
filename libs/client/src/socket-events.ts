import type { EventsGateway, EventsRequest } from './event-stream.js';
import type { LogEntry } from './schemas.js';
import { SilenceWatch } from './silence-watch.js';
import { SocketInbox } from './socket-inbox.js';
import { socketMaker } from './socket.js';
import { authorizationOf, bearerOf } from './token.js';

const PROTOCOL = 'melee.v1';
/** With which the gateway closes when the battle is over. */
const FINISHED = 1000;

/** Opens a WebSocket; see `OpenEvents`. */
export async function openSocket(
  gateway: EventsGateway,
  request: EventsRequest,
): Promise<AsyncIterable<LogEntry> | null> {
  const { battleId, after, render, token = gateway.token, signal, silenceMs } = request;
  const url = new URL(
    `${gateway.baseUrl.replace(/\/+$/, '')}/v1/battles/${encodeURIComponent(battleId)}/socket`,
  );
  url.protocol = url.protocol.replace('http', 'ws');
  url.searchParams.set('after', String(after));
  if (render !== undefined) url.searchParams.set('render', render);
  const bearer = await bearerOf(token);
  const protocols = bearer === undefined ? [PROTOCOL] : [PROTOCOL, `bearer.${bearer}`];
  const socket = new (socketMaker(gateway.WebSocket))(url.href, protocols);
  const watch = new SilenceWatch(silenceMs);
  const inbox = new SocketInbox(socket, signal ? AbortSignal.any([signal, watch.signal]) : watch.signal, () =>
    watch.hear(),
  );
  const entries = entriesOf(inbox, watch);
  const first = await entries.next();
  if (first.done !== true) return startingWith(first.value, entries);
  if (!inbox.wasOpen) await explain(gateway, request, await authorizationOf(token));
  if (inbox.closeCode === FINISHED) return null;
  return entries;
}

/** A browser does not say why a socket was not opened: whoever asks for the same the other way is told. */
async function explain(
  { api }: EventsGateway,
  { battleId, after, render, signal }: EventsRequest,
  headers: object,
) {
  // The log takes the same values and shows itself to the same callers.
  const params = { path: { battleId }, query: { after, limit: 1, ...(render && { render }) } };
  await api.GET('/v1/battles/{battleId}/log', { params, headers: { ...headers }, ...(signal && { signal }) });
  throw new TypeError('The socket could not be opened.');
}

async function* entriesOf(inbox: SocketInbox, watch: SilenceWatch): AsyncGenerator<LogEntry, void> {
  try {
    for (let text = await inbox.take(); text !== null; text = await inbox.take()) {
      const frame = JSON.parse(text) as LogEntry | { readonly type: 'heartbeat' };
      if (frame.type !== 'heartbeat') yield frame;
    }
  } finally {
    watch.stop();
    inbox.close();
  }
}

async function* startingWith(
  first: LogEntry,
  rest: AsyncGenerator<LogEntry, void>,
): AsyncGenerator<LogEntry, void> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
  }
}

import type { Client } from 'openapi-fetch';
import type { LogEntry } from './schemas.js';
import type { paths } from './schema.generated.js';
import type { SocketMaker } from './socket.js';
import type { Token } from './token.js';

/** One connection over which a battle is told. */
export interface EventsRequest {
  readonly battleId: string;
  /** Number of the last entry that is known already. */
  readonly after: number;
  readonly render?: 'en' | 'ru' | undefined;
  readonly token?: Token | undefined;
  readonly signal?: AbortSignal | undefined;
  /** A connection that is silent for so many milliseconds is taken for dead. */
  readonly silenceMs: number;
}

/** The way to one gateway. */
export interface EventsGateway {
  readonly api: Client<paths>;
  readonly baseUrl: string;
  readonly token: Token | undefined;
  readonly WebSocket: SocketMaker | undefined;
}

/**
 * Opens a connection. Resolves to the entries that it brings; to null if the battle is finished and all of it is known.
 * @throws MeleeError for a refusal; what cannot be reached or breaks off is a TypeError, silence a TimeoutError
 */
export type OpenEvents = (
  gateway: EventsGateway,
  request: EventsRequest,
) => Promise<AsyncIterable<LogEntry> | null>;

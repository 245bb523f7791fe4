import type { Writable } from 'node:stream';
import type { GatewayConfig } from '@melee/platform';
import { GatewayError } from '../errors/gateway-error.js';
import { CombatError, type SessionId } from '@melee/combat/dto';
import { UnauthenticatedError } from '../identity/identity-errors.js';
import type { FeedReader } from './feed-reader.js';
import { follow, type Tidings, type Wish } from './follow.js';

/** Why a stream ends before its battle; told to the client in the way of its transport. */
export type StreamError = GatewayError | CombatError;

/** One client of a live stream. */
export interface Recipient {
  readonly sid: SessionId;
  readonly reader: FeedReader;
  readonly wish: Wish;
  /** Settles when the client, or a buffer of bounded size on the way to it, has taken everything; or when it has gone. */
  readonly send: (tidings: Tidings) => Promise<void>;
}

/**
 * Sends a battle's log until the battle ends, the client goes, or there is a reason to end before: the client takes too
 * long, its token ends, the gateway stops, the records of the battle are gone. Answers that reason, or null.
 */
export async function deliver(
  { sid, reader, wish, send }: Recipient,
  { heartbeatMs, stallMs }: Pick<GatewayConfig['stream'], 'heartbeatMs' | 'stallMs'>,
): Promise<StreamError | null> {
  try {
    for await (const tidings of follow(reader, wish, heartbeatMs)) {
      const span = tidings.page === null ? null : reader.deliver(tidings.page);
      const hasTaken = await isTaken(send(tidings), stallMs);
      span?.end({ error: hasTaken ? undefined : 'stream/too-slow' });
      if (!hasTaken) return new GatewayError('stream/too-slow');
    }
    if (reader.end === 'expired') return new UnauthenticatedError('The token has expired.', 'invalid_token');
    if (reader.end === 'stopping') return new GatewayError('service/stopping');
    return reader.end === 'gone' ? new CombatError('session/not-found', { sid }) : null;
  } finally {
    reader.leave();
  }
}

async function isTaken(taking: Promise<void>, boundMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), boundMs);
  });
  try {
    return await Promise.race([taking.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves when the stream has room again, or will never have. */
export function room(
  stream: Pick<Writable, 'writableNeedDrain' | 'destroyed' | 'once' | 'off'>,
): Promise<void> {
  if (!stream.writableNeedDrain || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.once('drain', done);
    stream.once('close', done);
  });
}

import {
  CombatError,
  type ActorDocument,
  type Genesis,
  type LedgerEntry,
  type LogEntry,
  type SessionId,
  type SessionMeta,
  type StoredBattle,
} from '../dto/index.js';
import { sessionKeys } from './keys.js';
import type { RedisClient } from './redis-client.js';
import { readJsonPairs, readMeta } from './replies.js';
import type { ScriptAnswer } from './script-runner.js';

/** What the script answers: everything but the later entries of the two lists. */
export interface FirstPage {
  readonly meta: SessionMeta;
  readonly genesis: Genesis;
  readonly actors: Readonly<Record<string, ActorDocument>>;
  readonly ledger: GrowingList;
  readonly log: GrowingList;
}

/** The first entries of a list that only grows, and how many it had. */
interface GrowingList {
  readonly length: number;
  readonly entries: readonly string[];
}

/** @throws CombatError `storage/corrupt` if the battle has lost what it started from. */
export function readFirstPage(answer: ScriptAnswer): FirstPage {
  const [, flatMeta, genesis, actors, ledgerLength, ledger, logLength, log] = answer;
  const meta = readMeta(flatMeta);
  if (typeof genesis !== 'string')
    throw new CombatError('storage/corrupt', { sid: meta.sid, field: 'genesis' });
  return {
    meta,
    genesis: JSON.parse(genesis) as Genesis,
    actors: readJsonPairs<ActorDocument>(actors),
    ledger: { length: ledgerLength as number, entries: ledger as readonly string[] },
    log: { length: logLength as number, entries: log as readonly string[] },
  };
}

/**
 * The whole battle as it stood when its first page was read, with one round trip for each further page.
 * @throws CombatError `session/not-found` if its records expire meanwhile.
 */
export async function readFurtherPages(
  redis: RedisClient,
  sid: SessionId,
  { meta, genesis, actors, ledger, log }: FirstPage,
  pageSize: number,
): Promise<StoredBattle> {
  const texts = { ledger: [...ledger.entries], log: [...log.entries] };
  const longest = Math.max(ledger.length, log.length);
  for (let from = pageSize; from < longest; from += pageSize) {
    const last = (length: number) => Math.min(from + pageSize, length) - 1;
    const [ledgerPage, logPage] = await Promise.all([
      from < ledger.length ? redis.lrange(sessionKeys.ledger(sid), from, last(ledger.length)) : [],
      from < log.length ? redis.lrange(sessionKeys.log(sid), from, last(log.length)) : [],
    ]);
    texts.ledger.push(...ledgerPage);
    texts.log.push(...logPage);
  }
  if (texts.ledger.length !== ledger.length || texts.log.length !== log.length) {
    throw new CombatError('session/not-found', { sid });
  }
  return {
    meta,
    genesis,
    actors,
    ledger: texts.ledger.map((entry) => JSON.parse(entry) as LedgerEntry),
    log: texts.log.map((entry) => JSON.parse(entry) as LogEntry),
  };
}

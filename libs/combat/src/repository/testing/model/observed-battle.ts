import {
  moveName,
  type ActorDocument,
  type CombatAction,
  type DeadLetter,
  type LedgerEntry,
  type LogEntry,
  type Move,
  type MovesDocument,
  type SessionStatus,
} from '../../../dto/index.js';
import { sessionKeys } from '../../keys.js';
import type { RedisClient } from '../../redis-client.js';
import { readDocument } from '../raw-state.js';
import type { BattleState } from './battle-state.js';
import { actionIdOf } from './operation.js';

/** A letter has a time when somebody has dropped it. */
type KeptLetter = DeadLetter & { readonly droppedAt?: number };

/** All that stands in Redis of a battle, read key by key and not through the repository. */
export interface ObservedBattle {
  readonly state: BattleState;
  readonly waiting: readonly Move[];
  readonly queue: readonly CombatAction[];
  readonly ledger: readonly LedgerEntry[];
  readonly deadLetters: readonly KeptLetter[];
  readonly log: readonly LogEntry[];
}

export async function observeBattle(redis: RedisClient, sid: string): Promise<ObservedBattle> {
  const list = async <T>(key: string) =>
    (await redis.lrange(key, 0, -1)).map((entry): T => JSON.parse(entry) as T);
  const meta = await redis.hgetall(sessionKeys.meta(sid));
  const kinds = JSON.parse(meta['kinds'] ?? '') as Record<string, string>;
  const cids = Object.keys(kinds);
  const [targets, documents, queue, ledger, deadLetters, log, registered, busy, signal] = await Promise.all([
    readDocument(redis, sessionKeys.targets(sid)),
    Promise.all(cids.map((cid) => readDocument(redis, sessionKeys.moves(sid, cid)))),
    list<CombatAction>(sessionKeys.actions(sid)),
    list<LedgerEntry>(sessionKeys.ledger(sid)),
    list<KeptLetter>(sessionKeys.deadLetters(sid)),
    list<LogEntry>(sessionKeys.log(sid)),
    redis.hgetall(sessionKeys.registered(sid)),
    redis.get(sessionKeys.busy(sid)),
    redis.get(sessionKeys.signal(sid)),
  ]);
  const moves = (documents as unknown as MovesDocument[]).map(({ exchange, item, instant }): Move[] => [
    ...Object.values(exchange),
    ...Object.values(item),
    ...Object.values(instant),
  ]);
  const actionsOf = (isMeant: (letter: KeptLetter) => boolean) =>
    deadLetters.filter(isMeant).map(({ entry }) => actionIdOf(entry));
  const entries = Object.entries(registered);
  const joins = entries.filter(([id]) => id.startsWith('join:'));
  return {
    waiting: moves.flat(),
    queue,
    ledger,
    deadLetters,
    log,
    state: {
      status: meta['status'] as SessionStatus,
      winner: meta['winner'] === undefined || meta['winner'] === '' ? null : meta['winner'],
      step: Number(meta['step']),
      revision: Number(meta['revision']),
      teams: JSON.parse(meta['teams'] ?? '') as Record<string, string[]>,
      kinds,
      dead: JSON.parse(meta['dead'] ?? '') as string[],
      targets: targets as Record<string, string[]>,
      waiting: Object.fromEntries(
        cids.map((cid, i) => [cid, (moves[i] ?? []).map(({ moveId }) => moveId).sort()]),
      ),
      registered: Object.fromEntries(entries.filter(([id]) => id.startsWith('move:'))),
      joined: Object.fromEntries(
        joins.map(([id, text]) => [id.slice('join:'.length), JSON.stringify(actorOf(text))]),
      ),
      queue: queue.map(({ actionId }) => actionId),
      ledger: ledger.map((entry) =>
        entry.type === 'action' ? entry.action.actionId : `join:${entry.actor.meta.cid}`,
      ),
      deadLetters: actionsOf(({ droppedAt }) => droppedAt === undefined),
      dropped: actionsOf(({ droppedAt }) => droppedAt !== undefined).sort(),
      cancelled: log.flatMap((entry) => (entry.type === 'move_cancelled' ? [moveName(entry)] : [])).sort(),
      logLength: log.length,
      busy,
      isSignalled: signal !== null,
    },
  };
}

const actorOf = (ledgerEntry: string) => (JSON.parse(ledgerEntry) as { readonly actor: ActorDocument }).actor;

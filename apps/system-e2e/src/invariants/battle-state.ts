import type { Redis } from 'ioredis';
import type {
  ActorDocument,
  ActorId,
  ActorKind,
  DeadLetter,
  LedgerEntry,
  LogEntry,
  MovesDocument,
  SessionStatus,
  TargetQueues,
  Teams,
} from '@melee/combat/dto';
import { INDEX_KEY, sessionKeys } from '@melee/combat/repository';
import { AtomicRead, type Fields } from './atomic-read.js';

/** Everything that Redis holds of one battle at one instant. */
export interface BattleState {
  readonly sid: string;
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly now: number;
  readonly status: SessionStatus;
  readonly step: number;
  readonly teams: Teams;
  readonly dead: readonly ActorId[];
  readonly queues: TargetQueues;
  readonly actors: Readonly<Record<ActorId, ActorDocument>>;
  readonly moves: Readonly<Record<ActorId, MovesDocument>>;
  /** Entries of `q:actions` as they stand there. */
  readonly actions: readonly string[];
  readonly log: readonly LogEntry[];
  readonly ledger: readonly LedgerEntry[];
  readonly deadLetters: readonly DeadLetter[];
  /** Names of all moves that were ever registered. */
  readonly registered: readonly string[];
  /** When the index says that somebody must look at the battle; null if it is not there. */
  readonly due: number | null;
  /** Remaining lifetimes of the existing keys by their names behind the session's tag, ms; -1 for ever. */
  readonly lifetimes: Readonly<Record<string, number>>;
}

/** Reads a battle in one transaction. */
export async function readBattleState(redis: Redis, sid: string): Promise<BattleState> {
  for (;;) {
    const [kinds, encoding] = await redis.hmget(sessionKeys.meta(sid), 'kinds', 'encoding');
    if (kinds === null || kinds === undefined) throw new Error(`There is no battle ${sid}.`);
    const state = await readAtOnce(redis, sid, kinds, encoding === 'native');
    if (state !== null) return state;
  }
}

/** Null if somebody joined after the participants had been looked up. */
async function readAtOnce(
  redis: Redis,
  sid: string,
  knownKinds: string,
  isNative: boolean,
): Promise<BattleState | null> {
  const cids = Object.keys(JSON.parse(knownKinds) as Record<ActorId, ActorKind>);
  const read = new AtomicRead(redis);
  const meta = read.hash(sessionKeys.meta(sid));
  const queues = read.document(sessionKeys.targets(sid), isNative);
  const actors = cids.map((cid) => read.document(sessionKeys.actor(sid, cid), isNative));
  const moves = cids.map((cid) => read.document(sessionKeys.moves(sid, cid), isNative));
  const actions = read.list(sessionKeys.actions(sid));
  const log = read.list(sessionKeys.log(sid));
  const ledger = read.list(sessionKeys.ledger(sid));
  const deadLetters = read.list(sessionKeys.deadLetters(sid));
  const registered = read.hash(sessionKeys.registered(sid));
  const due = read.ask((reply) => (reply === null ? null : Number(reply)), 'ZSCORE', INDEX_KEY, sid);
  const now = read.ask(readTime, 'TIME');
  const lifetimes = keysOf(sid, cids).map((key) => [key, read.ask(Number, 'PTTL', key)] as const);
  await read.run();
  if (field(meta(), 'kinds') !== knownKinds) return null;
  return {
    sid,
    now: now(),
    status: field(meta(), 'status') as SessionStatus,
    step: Number(field(meta(), 'step')),
    teams: JSON.parse(field(meta(), 'teams')) as Teams,
    dead: JSON.parse(field(meta(), 'dead')) as ActorId[],
    queues: queues() as TargetQueues,
    actors: Object.fromEntries(cids.map((cid, i) => [cid, actors[i]?.() as ActorDocument])),
    moves: Object.fromEntries(cids.map((cid, i) => [cid, moves[i]?.() as MovesDocument])),
    actions: actions(),
    log: log().map((entry) => JSON.parse(entry) as LogEntry),
    ledger: ledger().map((entry) => JSON.parse(entry) as LedgerEntry),
    deadLetters: deadLetters().map((entry) => JSON.parse(entry) as DeadLetter),
    // The hash also remembers requests of other kinds.
    registered: Object.keys(registered()).flatMap((name) => {
      const [kind, ...rest] = name.split(':');
      return kind === 'move' ? [rest.join(':')] : [];
    }),
    due: due(),
    lifetimes: Object.fromEntries(
      lifetimes
        .map(([key, pttl]) => [key.slice(`combat:rbc:{${sid}}:`.length), pttl()])
        .filter(([, ms]) => ms !== -2),
    ) as Record<string, number>,
  };
}

function keysOf(sid: string, cids: readonly ActorId[]): string[] {
  const { actor, moves, ...others } = sessionKeys;
  return [
    ...Object.values(others).map((key) => key(sid)),
    ...cids.flatMap((cid) => [actor(sid, cid), moves(sid, cid)]),
  ];
}

function field(meta: Fields, name: string): string {
  const value = meta[name];
  if (value === undefined) throw new Error(`The meta hash has no ${name}.`);
  return value;
}

function readTime(reply: unknown): number {
  const [seconds, microseconds] = reply as [string, string];
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}

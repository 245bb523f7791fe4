import type { ActorId, SessionId } from '../dto/index.js';

const base = (sid: SessionId) => `combat:rbc:{${sid}}:`;

/** All keys of one session. The braces make the session id their hash tag: they lie in one slot of a cluster. */
export const sessionKeys = {
  meta: (sid: SessionId) => `${base(sid)}meta`,
  targets: (sid: SessionId) => `${base(sid)}targets`,
  actor: (sid: SessionId, cid: ActorId) => `${base(sid)}actor:${cid}`,
  moves: (sid: SessionId, cid: ActorId) => `${base(sid)}moves:${cid}`,
  actions: (sid: SessionId) => `${base(sid)}q:actions`,
  log: (sid: SessionId) => `${base(sid)}log`,
  busy: (sid: SessionId) => `${base(sid)}sys:busy`,
  /** Stands from the moment when the Collector should look until it has begun to. */
  signal: (sid: SessionId) => `${base(sid)}sys:signal`,
  /** What the battle started from; with the ledger it determines every later state. */
  genesis: (sid: SessionId) => `${base(sid)}genesis`,
  /** Executed actions and joins, in the order of their commits. */
  ledger: (sid: SessionId) => `${base(sid)}ledger`,
  deadLetters: (sid: SessionId) => `${base(sid)}dead-letters`,
  /** `move:<actor id>:<move id>` → the intent that was registered under it; and what requests of other kinds are known by. */
  registered: (sid: SessionId) => `${base(sid)}registered`,
  /** Actor id → forced strikes suffered since its last own strike. */
  afk: (sid: SessionId) => `${base(sid)}afk`,
  /** Bot id → for which targets it was asked, and until when each ask holds. */
  asked: (sid: SessionId) => `${base(sid)}asked`,
} as const;

/** Session id → when somebody must look at the session again, milliseconds since the epoch. */
export const INDEX_KEY = 'combat:rbc:index';

/** The part of the index that holds the sessions of one partition; each lies in a slot of its own. */
export const indexKey = (partition: number) =>
  partition === 0 ? INDEX_KEY : `${INDEX_KEY}:{index-${partition}}`;

/** The greatest number of partitions that any process has announced. */
export const PARTITIONS_KEY = 'combat:rbc:partitions';

/** What the names of the sets of finished battles begin with; the braces keep them in one slot of a cluster. */
export const RECORD_INDEX_BASE = 'combat:record-index:{all}:';

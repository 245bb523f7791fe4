import type {
  ActorDocument,
  ActorId,
  CombatAction,
  DeadLetter,
  LedgerEntry,
  LogEntry,
  MovesDocument,
  SessionId,
  SessionMeta,
  TargetQueues,
} from '@melee/combat/dto';
import { type CombatManager, INDEX_KEY, sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import type { Redis } from 'ioredis';

/** What the keys of one battle hold. Reading them changes nothing. */
export class BattleView {
  constructor(
    readonly sid: SessionId,
    protected readonly combat: CombatManager,
    protected readonly redis: Redis,
  ) {}

  async queue(): Promise<CombatAction[]> {
    return (await this.rawQueue()).map((entry) => JSON.parse(entry) as CombatAction);
  }

  rawQueue(): Promise<string[]> {
    return this.redis.lrange(sessionKeys.actions(this.sid), 0, -1);
  }

  /** Waits until so many actions are queued, and answers all of them. */
  async awaitQueue(count = 1): Promise<CombatAction[]> {
    return waitFor(`${String(count)} action(s) in the queue`, async () => {
      const actions = await this.queue();
      return actions.length >= count && actions;
    });
  }

  log(): Promise<LogEntry[]> {
    return this.combat.readLog(this.sid, 0, 1_000_000);
  }

  /** Waits for the first log entry of a type. */
  async awaitLog<Type extends LogEntry['type']>(type: Type): Promise<Extract<LogEntry, { type: Type }>> {
    const isWanted = (entry: LogEntry): entry is Extract<LogEntry, { type: Type }> => entry.type === type;
    return waitFor(`a log entry ${type}`, async () => (await this.log()).find(isWanted));
  }

  async ledger(): Promise<LedgerEntry[]> {
    const entries = await this.redis.lrange(sessionKeys.ledger(this.sid), 0, -1);
    return entries.map((entry) => JSON.parse(entry) as LedgerEntry);
  }

  async deadLetters(): Promise<DeadLetter[]> {
    const entries = await this.redis.lrange(sessionKeys.deadLetters(this.sid), 0, -1);
    return entries.map((entry) => JSON.parse(entry) as DeadLetter);
  }

  async meta(): Promise<SessionMeta> {
    return (await this.combat.loadBattleView(this.sid)).meta;
  }

  async actor(cid: ActorId): Promise<ActorDocument> {
    return (await this.document(sessionKeys.actor(this.sid, cid))) as unknown as ActorDocument;
  }

  async moves(cid: ActorId): Promise<MovesDocument> {
    return (await this.document(sessionKeys.moves(this.sid, cid))) as unknown as MovesDocument;
  }

  async targets(): Promise<TargetQueues> {
    return (await this.document(sessionKeys.targets(this.sid))) as TargetQueues;
  }

  /** `sys:busy`: null, `pending`, or a token. */
  busy(): Promise<string | null> {
    return this.redis.get(sessionKeys.busy(this.sid));
  }

  /** How long `sys:busy` lives yet, milliseconds; negative without a lock. */
  lockLifetime(): Promise<number> {
    return this.redis.pttl(sessionKeys.busy(this.sid));
  }

  /** When the session is to be looked at, milliseconds since the epoch; null if it is not in the index. */
  async appointment(): Promise<number | null> {
    const score = await this.redis.zscore(INDEX_KEY, this.sid);
    return score === null ? null : Number(score);
  }

  /** Waits until the session is to be looked at no sooner than then, milliseconds since the epoch. */
  async awaitAppointmentAfter(time: number): Promise<void> {
    await waitFor('the session to be put off', async () => ((await this.appointment()) ?? 0) > time);
  }

  /** The serialized value of every key of the session: equal before and after if nothing was written. */
  async dump(): Promise<Readonly<Record<string, string>>> {
    const names = await this.redis.keys(`combat:rbc:{${this.sid}}:*`);
    const values = await Promise.all(names.sort().map((name) => this.redis.dumpBuffer(name)));
    return Object.fromEntries(names.map((name, i) => [name, values[i]?.toString('base64') ?? '']));
  }

  /** A JSON document in whichever encoding it is stored. */
  private async document(key: string): Promise<Record<string, unknown>> {
    if ((await this.redis.type(key)) === 'hash') {
      const parts = Object.entries(await this.redis.hgetall(key));
      return Object.fromEntries(parts.map(([part, text]) => [part, JSON.parse(text) as unknown]));
    }
    const text = (await this.redis.call('JSON.GET', key, '$')) as string;
    return (JSON.parse(text) as [Record<string, unknown>])[0];
  }
}

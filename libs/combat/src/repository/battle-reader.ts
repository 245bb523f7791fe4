import type {
  ActorId,
  BattleContext,
  BattleSnapshot,
  LogEntry,
  SessionId,
  StoredBattle,
} from '../dto/index.js';
import { ACTOR_PARTS, CombatError } from '../dto/index.js';
import { readFirstPage, readFurtherPages } from './history-pages.js';
import { sessionKeys } from './keys.js';
import { KnownTexts } from './known-texts.js';
import {
  dashboardArguments,
  readBattleView,
  readDashboard,
  VIEW_PARTS,
  type LoadedDashboard,
} from './loaded-dashboard.js';
import { readTurn, turnArguments, type LoadedTurn } from './loaded-turn.js';
import type { RedisClient } from './redis-client.js';
import { readContext, refuseErrors } from './replies.js';
import type { ScriptAnswer, ScriptArgument, ScriptName, ScriptRunner } from './script-runner.js';

export interface HistoryOptions {
  readonly mustBeFinished?: boolean;
  /** At least 1. */
  readonly pageSize?: number;
}

/** Small enough that the script holds up other battles for about as long as a commit does. */
const HISTORY_PAGE = 500;

/** What can be known of battles in Redis without changing them: each operation is one consistent moment. */
export class BattleReader {
  protected readonly knownTexts = new KnownTexts();

  protected constructor(
    private readonly redis: RedisClient,
    protected readonly scripts: ScriptRunner,
  ) {}

  /** The next target in an actor's queue, or null. */
  async peekPlayerTarget(sid: SessionId, cid: ActorId): Promise<ActorId | null> {
    const [, target] = await this.run('peekPlayerTarget', sid, [cid], { cid });
    return target === '' ? null : (target as ActorId);
  }

  /** What a user interface shows of a battle. */
  async loadBattleView(sid: SessionId): Promise<BattleSnapshot> {
    return readBattleView(await this.run('loadBattleView', sid, VIEW_PARTS));
  }

  /**
   * What an actor's player sees, with as many of the last log entries at most (at least 1).
   * @throws CombatError `session/not-found`, `actor/not-found`.
   */
  async loadDashboard(sid: SessionId, cid: ActorId, mostEntries: number): Promise<LoadedDashboard> {
    return readDashboard(await this.run('loadDashboard', sid, dashboardArguments(cid, mostEntries), { cid }));
  }

  /**
   * What a bot decides from, with `mostSeen` allies and as many enemies at most; null if it may strike at none of the
   * targets any more.
   * @throws CombatError `session/not-found`, `session/not-active`, `actor/not-found`, `actor/defeated`.
   */
  async loadTurnView(
    sid: SessionId,
    cid: ActorId,
    missingTargets: readonly ActorId[],
    mostSeen: number,
  ): Promise<LoadedTurn | null> {
    const args = turnArguments(cid, missingTargets, mostSeen);
    return readTurn(await this.run('loadTurnView', sid, args, { cid }), this.knownTexts);
  }

  /** Everything that a batch of at most `batchSize` actions is computed from. */
  async loadFullContext(sid: SessionId, batchSize: number): Promise<BattleContext> {
    return readContext(await this.run('loadFullContext', sid, [batchSize, ...ACTOR_PARTS]), this.knownTexts);
  }

  /** How often the battle has changed; null if there is no such battle. */
  async readRevision(sid: SessionId): Promise<number | null> {
    const revision = await this.redis.hget(sessionKeys.meta(sid), 'revision');
    return revision === null ? null : Number(revision);
  }

  /** Which content pack the battle is fought with, for all of its life; null if there is no such battle. */
  async readContentId(sid: SessionId): Promise<string | null> {
    return this.redis.hget(sessionKeys.meta(sid), 'contentId');
  }

  /** Log entries after number `after`, oldest first. Empty for an unknown battle. */
  async readLog(sid: SessionId, after: number, limit: number): Promise<LogEntry[]> {
    const entries = await this.redis.lrange(sessionKeys.log(sid), after, after + limit - 1);
    return entries.map((entry) => JSON.parse(entry) as LogEntry);
  }

  /**
   * Everything that is kept of a battle, as it stood at one moment; one round trip for each `pageSize` entries of its
   * ledger and its log.
   * @throws CombatError `session/not-found`; `battle/not-finished` if it goes on and `mustBeFinished` is set.
   */
  async loadHistory(
    sid: SessionId,
    { mustBeFinished = false, pageSize = HISTORY_PAGE }: HistoryOptions = {},
  ): Promise<StoredBattle> {
    const first = readFirstPage(await this.run('loadHistory', sid, [pageSize, ...ACTOR_PARTS]));
    if (mustBeFinished && first.meta.status !== 'finished')
      throw new CombatError('battle/not-finished', { sid });
    return readFurtherPages(this.redis, sid, first, pageSize);
  }

  protected async run(
    name: ScriptName,
    sid: SessionId,
    args: readonly ScriptArgument[],
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<ScriptAnswer> {
    const answer = await this.scripts.runOnSession(name, sessionKeys.meta(sid), args);
    return refuseErrors(answer, { sid, ...details });
  }
}

import type {
  InspectedBattle,
  LedgerEntry,
  LogEntry,
  SessionId,
  StoredDeadLetter,
  WholeBattle,
} from '../dto/index.js';
import { actionOf, readDeadLetter, retryArguments } from './dead-letters.js';
import { activeBattles, battlesWithDeadLetters } from './find-battles.js';
import { inspectionArguments, parseStored, readInspection } from './inspected-battle.js';
import { indexKey, sessionKeys } from './keys.js';
import type { Partitions } from './partitions.js';
import type { RedisClient } from './redis-client.js';
import { refuseErrors } from './replies.js';
import type { ScriptAnswer, ScriptArgument, ScriptName, ScriptRunner } from './script-runner.js';
import type { SessionIndex } from './session-index.js';

/** How a battle was found that shall be looked at once more. */
export interface Woken {
  /** As it was; `ttlMs` is negative for a lock that does not expire. */
  readonly lock: InspectedBattle['lock'];
  /** A signal was on its way, or had been lost. */
  readonly wasSignalled: boolean;
  /** Entries of `q:actions`. */
  readonly queueLength: number;
}

/**
 * `unknown`: there is no such letter, or it was dropped. `no-action`: it holds nothing that could be executed. `altered`:
 * it holds a move that was declared otherwise, or never.
 */
export type RetryOutcome = 'retried' | 'unknown' | 'no-action' | 'altered';

/** So few that a page of a list holds up other battles for about as long as a commit does. */
const PAGE = 500;

/** What people do to battles who run Melee: look into them, have them looked at, deal with what could not be executed. */
export class BattleMaintenance {
  constructor(
    private readonly redis: RedisClient,
    private readonly scripts: ScriptRunner,
    private readonly index: Pick<SessionIndex, 'touch'>,
    private readonly partitions: Pick<Partitions, 'announce'>,
  ) {}

  /**
   * A battle at one moment.
   * @throws CombatError `session/not-found`, `storage/corrupt`.
   */
  async inspect(sid: SessionId): Promise<InspectedBattle> {
    // The index is another slot. A battle is in it before it begins and until it has ended, so whoever saw it active after
    // this look at the index must have found it there; only a sweep may have dropped an entry that came early.
    const early = await this.appointment(sid);
    const seen = readInspection(await this.run('inspectSession', sid, inspectionArguments(sid)));
    const due = early ?? (seen.meta.status === 'active' ? await this.appointment(sid) : null);
    return { ...seen, due };
  }

  /** The same with the whole of its log and ledger; a round trip for each page of the two. */
  async inspectWhole(sid: SessionId): Promise<WholeBattle> {
    const battle = await this.inspect(sid);
    return {
      ...battle,
      log: await this.entries<LogEntry>(sid, 'log', battle.logLength),
      ledger: await this.entries<LedgerEntry>(sid, 'ledger', battle.ledgerLength),
    };
  }

  /**
   * Has an active battle looked at once more: the caller owes the Collector a signal, whatever stood before, and the
   * session has an appointment now.
   * @param breaksLock takes the lock from whoever holds it; an Executor run that does can commit nothing any more.
   * @throws CombatError `session/not-found`, `session/not-active`.
   */
  async wake(sid: SessionId, breaksLock: boolean): Promise<Woken> {
    const answer = await this.run('wakeSession', sid, [breaksLock ? 1 : 0]);
    await this.index.touch(sid, 0);
    const [, holder, ttlMs, signalled, queueLength] = answer;
    return {
      lock: holder === '' ? null : { holder: holder as string, ttlMs: ttlMs as number },
      wasSignalled: signalled === 1,
      queueLength: queueLength as number,
    };
  }

  /** Every session of the index. */
  activeBattles(): AsyncGenerator<SessionId> {
    return activeBattles(this.redis);
  }

  /** Every battle with dead letters, dropped ones included, be it over; looks through all keys of Redis. */
  battlesWithDeadLetters(): AsyncGenerator<SessionId> {
    return battlesWithDeadLetters(this.redis);
  }

  /** What could not be executed, oldest first, dropped letters included. Empty for an unknown battle. */
  async deadLetters(sid: SessionId): Promise<StoredDeadLetter[]> {
    return (await this.letterTexts(sid)).map(({ letter }) => letter);
  }

  /**
   * Queues the action of a dead letter again; the caller owes the Collector a signal if it was retried.
   * @throws CombatError `session/not-found`, `session/not-active`, `actor/not-found`, `actor/defeated`; and
   *   `target/not-available`, `feint/not-in-hand` if what came back by the failure has been used since.
   */
  async retryDeadLetter(sid: SessionId, letterId: string): Promise<RetryOutcome> {
    const found = await this.findWaiting(sid, letterId);
    if (found === undefined) return 'unknown';
    const action = actionOf(found.letter);
    if (action === null) return 'no-action';
    const key = sessionKeys.meta(sid);
    const answer = await this.scripts.runOnSession(
      'retryDeadLetter',
      key,
      retryArguments(found.text, action),
    );
    // Of a refusal the rest of the answer says whom it is about.
    const [, cid, target, feintId] = answer;
    const [outcome] = refuseErrors(answer, { sid, letterId, cid, target, feintId });
    return outcome === 'gone' ? 'unknown' : (outcome as RetryOutcome);
  }

  /**
   * Sets a dead letter aside; false if there is none with this id that waits.
   * @throws CombatError `session/not-found`.
   */
  async dropDeadLetter(sid: SessionId, letterId: string): Promise<boolean> {
    const found = await this.findWaiting(sid, letterId);
    if (found === undefined) return false;
    const [outcome] = await this.run('dropDeadLetter', sid, [found.text]);
    return outcome === 'dropped';
  }

  private async findWaiting(sid: SessionId, letterId: string) {
    const letters = await this.letterTexts(sid);
    return letters.find(({ letter }) => letter.id === letterId && letter.droppedAt === null);
  }

  private async letterTexts(sid: SessionId) {
    const texts = await this.redis.lrange(sessionKeys.deadLetters(sid), 0, -1);
    return texts.map((text) => {
      return { text, letter: parseStored(sid, 'dead-letters', () => readDeadLetter(text)) };
    });
  }

  private async appointment(sid: SessionId): Promise<number | null> {
    // While the number of partitions changes it may stand in any of them, or in two; and whoever only looks, as the
    // operator's command, has not heard of others since it began.
    const served = await this.partitions.announce();
    const scores = await Promise.all(
      Array.from({ length: served }, (_, i) => this.redis.zscore(indexKey(i), sid)),
    );
    const times = scores.flatMap((score) => (score === null ? [] : [Number(score)]));
    return times.length === 0 ? null : Math.min(...times);
  }

  /** The first entries of a list that only grows. */
  private async entries<T>(sid: SessionId, name: 'log' | 'ledger', length: number): Promise<T[]> {
    const texts: string[] = [];
    for (let from = 0; from < length; from += PAGE) {
      const last = Math.min(from + PAGE, length) - 1;
      texts.push(...(await this.redis.lrange(sessionKeys[name](sid), from, last)));
    }
    return texts.map((text) => parseStored(sid, name, () => JSON.parse(text) as T));
  }

  private async run(
    name: ScriptName,
    sid: SessionId,
    args: readonly ScriptArgument[],
  ): Promise<ScriptAnswer> {
    const answer = await this.scripts.runOnSession(name, sessionKeys.meta(sid), args);
    return refuseErrors(answer, { sid });
  }
}

import type { SessionId } from '../dto/index.js';
import { indexKey } from './keys.js';
import type { Partitions } from './partitions.js';
import type { ScriptRunner } from './script-runner.js';

/**
 * Every active session with the time at which somebody must look at it again: what makes lost jobs harmless.
 * It lies in slots of its own, so an entry is written before what it stands for, and may stand for nothing.
 */
export class SessionIndex {
  /** The partition at which the next claim begins: none is left out because others before it are full. */
  private next = 0;

  constructor(
    private readonly scripts: Pick<ScriptRunner, 'run'>,
    private readonly partitions: Pick<Partitions, 'of' | 'served'>,
  ) {}

  /** Sees to it that a session is looked at within `withinMs`. */
  async touch(sid: SessionId, withinMs: number): Promise<void> {
    await this.scripts.run('touchIndex', this.keyOf(sid), [sid, withinMs]);
  }

  /**
   * Takes sessions whose time has come; their next appointment is in `againMs`.
   * @returns the longest overdue first in each partition, at most `limit`.
   */
  async claimDue(limit: number, againMs: number): Promise<SessionId[]> {
    const { served } = this.partitions;
    const claimed: SessionId[] = [];
    this.next = (this.next + 1) % served;
    for (let i = 0; i < served && claimed.length < limit; i += 1) {
      const partition = (this.next + i) % served;
      const key = indexKey(partition);
      const due = (await this.scripts.run('claimDue', key, [limit - claimed.length, againMs])) as SessionId[];
      claimed.push(...due);
      const strangers = due.filter((sid) => this.partitions.of(sid) !== partition);
      await Promise.all(strangers.map((sid) => this.move(sid, key, againMs)));
    }
    return claimed;
  }

  /** Puts the appointment of an indexed session off to `forMs` from now. */
  async putOff(sid: SessionId, forMs: number): Promise<void> {
    await this.scripts.run('putOff', this.keyOf(sid), [sid, forMs]);
  }

  /** Takes out a session that is finished or gone. */
  async remove(sid: SessionId): Promise<void> {
    await this.scripts.run('leaveIndex', this.keyOf(sid), [sid]);
  }

  /** Takes a session to where it belongs since the number of partitions is another. It is in two places, or in one. */
  private async move(sid: SessionId, from: string, withinMs: number): Promise<void> {
    await this.touch(sid, withinMs);
    await this.scripts.run('leaveIndex', from, [sid]);
  }

  private keyOf(sid: SessionId): string {
    return indexKey(this.partitions.of(sid));
  }
}

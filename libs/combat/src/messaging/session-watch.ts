import type { SessionId } from '../dto/index.js';
import type { SessionIndex } from '../repository/index.js';

const MOST_REMEMBERED = 100_000;

/**
 * Keeps the sessions that this process changes in the index, due soon: should every job about a change be lost, the
 * sweep still finds it. An entry is good for half of its time, so a busy session costs one write in that time and not
 * one a move. The Collector does not put off a session that has changed lately, so the memory of this process holds.
 */
export class SessionWatch {
  private readonly goodUntil = new Map<SessionId, number>();

  constructor(
    private readonly index: Pick<SessionIndex, 'touch'>,
    private readonly lookAgainMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Sees to it that the session is looked at in time. To be sent before, or together with, what changes it. */
  async keep(sid: SessionId): Promise<void> {
    if ((this.goodUntil.get(sid) ?? 0) <= this.now()) await this.renew(sid);
  }

  /** The same, whatever this process remembers. */
  async renew(sid: SessionId): Promise<void> {
    this.remember(sid, this.now() + this.lookAgainMs / 2);
    try {
      await this.index.touch(sid, this.lookAgainMs);
    } catch (error) {
      this.goodUntil.delete(sid);
      throw error;
    }
  }

  /** Sees to it that the session is looked at when a move's wait is over, if that is sooner than it would be anyway. */
  async keepDeadline(sid: SessionId, waitsMs: number | null): Promise<void> {
    if (waitsMs !== null && waitsMs < this.lookAgainMs) await this.index.touch(sid, waitsMs);
  }

  private remember(sid: SessionId, until: number): void {
    if (this.goodUntil.size >= MOST_REMEMBERED) this.goodUntil.clear();
    this.goodUntil.set(sid, until);
  }
}

import type { SessionId } from '../dto/index.js';
import { INDEX_KEY } from './keys.js';
import type { ScriptRunner } from './script-runner.js';

/**
 * Every active session with the time at which somebody must look at it again: what makes lost jobs harmless.
 * It lies in a slot of its own, so an entry is written before what it stands for, and may stand for nothing.
 */
export class SessionIndex {
  constructor(private readonly scripts: ScriptRunner) {}

  /** Sees to it that a session is looked at within `withinMs`. */
  async touch(sid: SessionId, withinMs: number): Promise<void> {
    await this.scripts.run('touchIndex', INDEX_KEY, [sid, withinMs]);
  }

  /**
   * Takes sessions whose time has come; their next appointment is in `againMs`.
   * @returns the longest overdue first, at most `limit`.
   */
  async claimDue(limit: number, againMs: number): Promise<SessionId[]> {
    return (await this.scripts.run('claimDue', INDEX_KEY, [limit, againMs])) as SessionId[];
  }

  /** Puts the appointment of an indexed session off to `forMs` from now. */
  async putOff(sid: SessionId, forMs: number): Promise<void> {
    await this.scripts.run('putOff', INDEX_KEY, [sid, forMs]);
  }

  /** Takes out a session that is finished or gone. */
  async remove(sid: SessionId): Promise<void> {
    await this.scripts.run('leaveIndex', INDEX_KEY, [sid]);
  }
}

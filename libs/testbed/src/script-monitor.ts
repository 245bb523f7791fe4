import { randomUUID } from 'node:crypto';
import type { SessionId } from '@melee/combat/dto';
import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import type { Redis } from 'ioredis';

/** What Redis itself reports of the scripts that are run, whoever runs them. */
export class ScriptMonitor {
  private readonly commands: (readonly string[])[] = [];

  private constructor(
    private readonly redis: Redis,
    private readonly monitor: Redis,
  ) {
    monitor.on('monitor', (_time: string, words: string[]) => this.commands.push(words));
  }

  static async open(redis: Redis): Promise<ScriptMonitor> {
    return new ScriptMonitor(redis, await redis.monitor());
  }

  /** SHA-1 of every script that was run on a session until now, in their order. */
  async scriptsOn(sid: SessionId): Promise<string[]> {
    const last = randomUUID();
    await this.redis.echo(last);
    // Commands are heard in their order: when this one has been, so have all before it.
    await waitFor('the monitor', () => this.commands.some((words) => words.includes(last)));
    return this.heardOn(sid);
  }

  /** Waits until a script is run on a session. */
  async awaitScript(sid: SessionId, sha: string): Promise<void> {
    await waitFor(`script ${sha}`, () => this.heardOn(sid).includes(sha));
  }

  close(): void {
    this.monitor.disconnect();
  }

  private heardOn(sid: SessionId): string[] {
    return this.commands.flatMap(([command, sha, _keys, key]) =>
      command?.toLowerCase() === 'evalsha' && sha !== undefined && key === sessionKeys.meta(sid) ? [sha] : [],
    );
  }
}

import { crc32 } from 'node:zlib';
import type { SessionId } from '../dto/index.js';
import { PARTITIONS_KEY } from './keys.js';
import type { RedisClient } from './redis-client.js';
import type { ScriptRunner } from './script-runner.js';

/** The partition of a session, from 0: the same for everybody who counts as many partitions. */
export function partitionOf(sid: SessionId, count: number): number {
  return count === 1 ? 0 : crc32(sid) % count;
}

/** The greatest number that any process has announced, for whoever places sessions as the others do; 1 if none has. */
export async function announcedPartitions(redis: Pick<RedisClient, 'get'>): Promise<number> {
  return Number((await redis.get(PARTITIONS_KEY)) ?? 1);
}

/**
 * The parts into which the queues and the index of sessions are split. A process places sessions by its own number, and
 * serves as many partitions as anybody has ever announced: where it would never look, nobody puts anything. So processes
 * with different numbers lose nothing of each other's, and what an old number has left behind is still found.
 */
export class Partitions {
  private greatest: number;

  constructor(
    private readonly scripts: Pick<ScriptRunner, 'run'>,
    /** Into how many partitions this process places sessions. */
    readonly own = 1,
  ) {
    this.greatest = own;
  }

  /** Where this process places the session. */
  of(sid: SessionId): number {
    return partitionOf(sid, this.own);
  }

  /** How many are to be served, as far as this process has heard. */
  get served(): number {
    return this.greatest;
  }

  /** Tells the others of this process's number, and learns of theirs. To be done before anything is placed. */
  async announce(): Promise<number> {
    const answer = Number(await this.scripts.run('announcePartitions', PARTITIONS_KEY, [this.own]));
    this.greatest = Math.max(this.greatest, answer);
    return this.greatest;
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RedisForm, type RedisServer, startRedis } from '@melee/harness';
import { Redis } from 'ioredis';

/** A single server that has on disk whatever it has acknowledged, and that can die and come back. */
export interface DurableRedis extends RedisForm {
  /** Kills it without a warning; settles when it is gone. */
  kill(): Promise<void>;
  /** Starts it again under its address, from its file; settles when it answers. */
  revive(): Promise<void>;
}

export async function startDurableRedis(): Promise<DurableRedis> {
  const dataDir = await mkdtemp(join(tmpdir(), 'melee-durable-'));
  const port = await freePort();
  const start = (): Promise<RedisServer> =>
    startRedis({ dataDir, port, persistence: 'appendonly', settings: { appendfsync: 'always' } });
  let server = await start();
  const { url } = server;
  return {
    envOf: () => ({ REDIS_URL: url }),
    // Whoever looks at a battle meanwhile is kept waiting.
    connect: () => new Redis(url, { maxRetriesPerRequest: null }),
    async kill() {
      server.kill('SIGKILL');
      await server.exited;
    },
    async revive() {
      server = await start();
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

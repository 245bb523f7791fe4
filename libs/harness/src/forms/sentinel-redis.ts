import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { HarnessError } from '../errors.js';
import { ManagedProcess } from '../managed-process.js';
import { freePort } from '../ports.js';
import { findRedisServer } from '../redis-binary.js';
import { askRedis } from '../redis-connection.js';
import { type RedisServer, startRedis } from '../redis-server.js';
import { waitFor } from '../wait-for.js';
import type { ReplicatedRedis } from './redis-form.js';

const MASTER = 'melee';
const PASSWORD = 'of-the-servers';
const SENTINEL_PASSWORD = 'of-the-sentinel';
/** A master that is silent for so long is replaced, milliseconds. */
const DOWN_AFTER = 1000;
const FAILOVER_BOUND_MS = 30_000;

/** A master, its replica and a Sentinel, all of which want passwords. */
export async function startSentinelRedis(): Promise<ReplicatedRedis> {
  const settings = { requirepass: PASSWORD, masterauth: PASSWORD, 'repl-diskless-sync-delay': '0' };
  const access = { password: PASSWORD };
  const master = await startRedis({ settings, access });
  const replicaof = `127.0.0.1 ${master.port}`;
  const replica = await startRedis({ settings: { ...settings, replicaof }, access });
  await waitFor('the replica to follow', async () => (await roleOf(replica)).includes('connected'));
  const sentinel = await startSentinel(master);
  const options = {
    sentinels: [{ host: '127.0.0.1', port: sentinel.port }],
    name: MASTER,
    sentinelPassword: SENTINEL_PASSWORD,
    password: PASSWORD,
  };
  return {
    envOf: () => ({
      REDIS_MODE: 'sentinel',
      REDIS_NODES: `127.0.0.1:${sentinel.port}`,
      REDIS_SENTINEL_MASTER: MASTER,
      REDIS_SENTINEL_PASSWORD: SENTINEL_PASSWORD,
      REDIS_PASSWORD: PASSWORD,
    }),
    connect: () => new Redis(options),
    async failOver() {
      master.kill('SIGKILL');
      // The Sentinel closes all connections to the new master, this one too.
      const isMaster = () =>
        roleOf(replica).then(
          ([role]) => role === 'master',
          () => false,
        );
      await waitFor('the replica to become the master', isMaster, { timeoutMs: FAILOVER_BOUND_MS });
    },
    async stop() {
      await sentinel.stop();
      await Promise.all([master.stop(), replica.stop()]);
    },
  };
}

/** What the server says of itself: `master`, or `slave` with the state of its link. */
async function roleOf({ url }: RedisServer): Promise<readonly unknown[]> {
  return askRedis(url, (client) => client.role(), { password: PASSWORD });
}

async function startSentinel(master: RedisServer): Promise<{ port: number; stop(): Promise<void> }> {
  const program = findRedisServer();
  if (program === null) throw new HarnessError('redis/no-server');
  const folder = await mkdtemp(join(tmpdir(), 'melee-sentinel-'));
  const port = await freePort();
  const file = join(folder, 'sentinel.conf');
  // It writes into the file what it learns.
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `requirepass ${SENTINEL_PASSWORD}`,
    `sentinel monitor ${MASTER} 127.0.0.1 ${master.port} 1`,
    `sentinel auth-pass ${MASTER} ${PASSWORD}`,
    `sentinel down-after-milliseconds ${MASTER} ${DOWN_AFTER}`,
    `sentinel failover-timeout ${MASTER} 10000`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const child = await ManagedProcess.start(program, [file, '--sentinel']);
  const knowsReplica = async (): Promise<boolean> => {
    try {
      const ask = (client: Redis) => client.call('SENTINEL', 'REPLICAS', MASTER) as Promise<unknown[]>;
      return (await askRedis(`redis://127.0.0.1:${port}`, ask, { password: SENTINEL_PASSWORD })).length === 1;
    } catch {
      return false;
    }
  };
  await waitFor('the Sentinel to know the replica', knowsReplica);
  return {
    port,
    async stop() {
      await child.stop();
      await rm(folder, { recursive: true });
    },
  };
}

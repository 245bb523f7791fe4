import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from './errors.js';
import { isPortFree } from './ports.js';
import { findRedisServer } from './redis-binary.js';
import { askRedis } from './redis-connection.js';
import { installRedisServer } from './redis-install.js';
import { type RedisServer, startRedis } from './redis-server.js';

// In the data folder; tells a second start where the server that uses the folder can be asked.
const ADDRESS_FILE = 'melee-redis-url';

export interface OwnRedisOptions {
  /** Where the server keeps its data from one start to the next. */
  readonly dataDir: string;
  /** Listens there if nobody else does, else on a free port. */
  readonly preferredPort?: number;
  /** Takes one line of progress at a time. */
  readonly report: (line: string) => void;
}

/**
 * A server of our own that keeps its data, from a program found on this machine or installed now.
 * @throws HarnessError `redis/no-server`, `redis/install-failed`, `redis/data-in-use`, `redis/not-started`
 */
export async function startOwnRedis({
  dataDir,
  preferredPort: port,
  report,
}: OwnRedisOptions): Promise<RedisServer> {
  await ensureRedisServer(report);
  await requireUnused(dataDir);
  const isFree = port !== undefined && (await isPortFree(port));
  const server = await startRedis({ dataDir, persistence: 'appendonly', ...(isFree && { port }) });
  await writeFile(join(dataDir, ADDRESS_FILE), server.url);
  return server;
}

/** The file of a server program on this machine, which is installed if there is none. */
export async function ensureRedisServer(report: (line: string) => void): Promise<string> {
  return findRedisServer() ?? (await installRedisServer(report));
}

/** Redis does not lock its folder: two servers on the same one would ruin its data. */
async function requireUnused(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const url = await readFile(join(dataDir, ADDRESS_FILE), 'utf8').catch(() => null);
  if (url === null) return;
  const used = await askRedis(url, (client) => client.config('GET', 'dir')).catch(() => null);
  if (Array.isArray(used) && used.includes(folder)) {
    throw new HarnessError(
      'redis/data-in-use',
      `Another Melee runs on ${dataDir}, with its Redis at ${url}: stop it first, or set REDIS_URL.`,
    );
  }
}

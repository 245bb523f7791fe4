import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from './errors.js';
import { findRedisServer } from './redis-binary.js';
import { askRedis, pingRedis } from './redis-connection.js';
import { installRedisServer } from './redis-install.js';
import { startRedis } from './redis-server.js';

// In the data folder; tells a second start where the server that uses the folder can be asked.
const ADDRESS_FILE = 'melee-redis-url';

export interface AcquireRedisOptions {
  /** Where a server of our own keeps its data from one start to the next. */
  readonly dataDir: string;
  /** Takes one line of progress at a time. */
  readonly report: (line: string) => void;
}

/** A Redis to work with. `stop` ends it if it is ours and does nothing otherwise. */
export interface AcquiredRedis {
  readonly url: string;
  readonly isOurs: boolean;
  stop(): Promise<void>;
}

/**
 * The Redis of `REDIS_URL` if that is set; otherwise a server of our own, from a program found on this machine or
 * installed now.
 * @throws HarnessError `redis/not-answering`, `redis/no-server`, `redis/install-failed`, `redis/data-in-use`,
 *   `redis/not-started`
 */
export async function acquireRedis({ dataDir, report }: AcquireRedisOptions): Promise<AcquiredRedis> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined && given !== '') {
    await requireAnswer(given);
    return { url: given, isOurs: false, stop: () => Promise.resolve() };
  }
  await ensureRedisServer(report);
  await requireUnused(dataDir);
  const server = await startRedis({ dataDir, persistence: 'appendonly' });
  await writeFile(join(dataDir, ADDRESS_FILE), server.url);
  return { url: server.url, isOurs: true, stop: () => server.stop() };
}

/** The file of a server program on this machine, which is installed if there is none. */
export async function ensureRedisServer(report: (line: string) => void): Promise<string> {
  return findRedisServer() ?? (await installRedisServer(report));
}

async function requireAnswer(url: string): Promise<void> {
  try {
    await pingRedis(url);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // Without the URL: it may hold a password.
    throw new HarnessError(
      'redis/not-answering',
      `The Redis server of REDIS_URL does not answer: ${reason}`,
      {
        cause,
      },
    );
  }
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

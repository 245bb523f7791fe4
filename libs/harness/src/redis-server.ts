import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from './errors.js';
import { ManagedProcess, type ProcessExit } from './managed-process.js';
import { freePort } from './ports.js';
import { findRedisServer } from './redis-binary.js';
import { askRedis, type RedisAccess } from './redis-connection.js';

const READY_BOUND_MS = 30_000;
const PORT_ATTEMPTS = 3;
const PORT_IS_TAKEN = /address already in use/i;

export interface RedisServerOptions {
  /** Folder of the data, made if missing; otherwise a temporary one that goes with the server. */
  readonly dataDir?: string;
  /** Port on 127.0.0.1; a free one unless told. */
  readonly port?: number;
  /** `appendonly` survives a restart on the same folder; `none`, the default, keeps nothing on disk. */
  readonly persistence?: 'none' | 'appendonly';
  /** Further settings of the server, by their names in its configuration. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How to ask the server whether it is up, if it does not answer everybody. */
  readonly access?: RedisAccess;
}

export interface RedisServer {
  /** Without a login. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<ProcessExit>;
  /** Ends the server and removes the folder if it was a temporary one. */
  stop(): Promise<void>;
  /** Sends any signal, SIGKILL and SIGSTOP among them; {@link RedisServer.stop} is still owed afterwards. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts a Redis server of our own and waits until it answers.
 * @throws HarnessError `redis/no-server`, or `redis/not-started` with the server's output
 */
export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  const program = findRedisServer();
  if (program === null) throw new HarnessError('redis/no-server');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(program, options, options.port ?? (await freePort()));
    } catch (error) {
      const isWorthRetrying = options.port === undefined && attempt < PORT_ATTEMPTS;
      if (!(isWorthRetrying && error instanceof Error && PORT_IS_TAKEN.test(error.message))) throw error;
    }
  }
}

async function startOnce(program: string, options: RedisServerOptions, port: number): Promise<RedisServer> {
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'melee-redis-')));
  await mkdir(folder, { recursive: true });
  const { persistence = 'none', access = {} } = options;
  const url = `${access.tls === undefined ? 'redis' : 'rediss'}://127.0.0.1:${port}`;
  const settings = { ...settingsOf(folder, port, persistence), ...options.settings };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = await ManagedProcess.start(program, args);
  const stop = async (): Promise<void> => {
    await child.stop();
    if (options.dataDir === undefined) await rm(folder, { recursive: true, force: true });
  };
  if (!(await hasComeUp(child, url, access))) {
    await stop();
    throw new HarnessError(
      'redis/not-started',
      `The Redis server did not come up:\n${child.output().trim()}`,
    );
  }
  return { url, port, pid: child.pid, exited: child.exited, stop, kill: (signal) => child.signal(signal) };
}

function settingsOf(
  folder: string,
  port: number,
  persistence: 'none' | 'appendonly',
): Record<string, string> {
  return {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    daemonize: 'no',
    // A title would overwrite the arguments and the environment that `ps` and /proc show of the process.
    'set-proc-title': 'no',
    save: '',
    appendonly: persistence === 'appendonly' ? 'yes' : 'no',
    'maxmemory-policy': 'noeviction',
  };
}

/** Whether the server answers; if not, it has ended or is too slow. */
async function hasComeUp(child: ManagedProcess, url: string, access: RedisAccess): Promise<boolean> {
  const deadline = performance.now() + READY_BOUND_MS;
  while (child.isRunning && performance.now() < deadline) {
    if (await isAnswering(url, access, child.pid)) return true;
    await sleep(20);
  }
  return false;
}

/** Whether it is this process that answers, and not a server that had the port before. */
async function isAnswering(url: string, access: RedisAccess, pid: number): Promise<boolean> {
  try {
    const info = await askRedis(url, (client) => client.info('server'), access);
    return info.includes(`process_id:${pid}\r\n`);
  } catch {
    return false;
  }
}

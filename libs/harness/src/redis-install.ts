import { existsSync } from 'node:fs';
import { HarnessError } from './errors.js';
import { ManagedProcess } from './managed-process.js';
import { PACKAGE_MANAGERS } from './package-managers.js';
import { findProgram, findRedisServer } from './redis-binary.js';

const WHAT_TO_DO = 'install Redis 6.2 or newer (or Valkey), or set REDIS_URL';

type CommandPrefix = readonly [string, ...string[]];
// By `env` and not as the child's environment, because sudo lets no environment through.
const QUIETLY: CommandPrefix = ['env', 'DEBIAN_FRONTEND=noninteractive', 'HOMEBREW_NO_AUTO_UPDATE=1'];

/**
 * Installs a Redis (or Valkey) server with the system's package manager and returns its file. A service that the
 * package starts by itself is stopped and disabled: Melee runs the server as its own child.
 * @param report takes one line of progress at a time
 * @throws HarnessError `redis/no-server` without a package manager that may be used, `redis/install-failed` otherwise
 */
export async function installRedisServer(report: (line: string) => void): Promise<string> {
  const manager = PACKAGE_MANAGERS.find(({ program }) => findProgram(program) !== null);
  if (manager === undefined) {
    throw new HarnessError(
      'redis/no-server',
      `No Redis server was found, nor a way to install one: ${WHAT_TO_DO}.`,
    );
  }
  const prefix = manager.needsRoot ? await rootPrefix() : QUIETLY;
  if (prefix === null) {
    throw new HarnessError(
      'redis/no-server',
      `No Redis server was found, and ${manager.program} may only be used by root: ${WHAT_TO_DO}.`,
    );
  }
  const attempt = (args: readonly string[]): Promise<CommandResult> =>
    run([...prefix, manager.program, ...args]);
  const failures: string[] = [];
  if (manager.refresh) {
    report(`${manager.program}: refreshing the list of packages`);
    const refreshed = await attempt(manager.refresh);
    // Not the end: a list from before may do, and one broken source of many fails the whole refresh.
    if (!refreshed.isSuccess) failures.push(refreshed.output);
  }
  for (const name of manager.packages) {
    report(`${manager.program}: installing ${name}`);
    const installed = await attempt([...manager.install, name]);
    if (!installed.isSuccess) {
      failures.push(installed.output);
      continue;
    }
    if (manager.startsService) await stopService(prefix, name, report);
    const server = findRedisServer();
    if (server !== null) return server;
    failures.push(`${name} was installed, but holds no server program.`);
  }
  throw new HarnessError(
    'redis/install-failed',
    `${manager.program} could not install a Redis server: ${WHAT_TO_DO}.\n${failures.join('\n')}`,
  );
}

interface CommandResult {
  readonly isSuccess: boolean;
  readonly output: string;
}

/** What to put before a command so that it runs as root; null if that is not possible without asking. */
async function rootPrefix(): Promise<CommandPrefix | null> {
  if (process.getuid?.() === 0) return QUIETLY;
  if (findProgram('sudo') === null) return null;
  return (await run(['sudo', '-n', 'true'])).isSuccess ? ['sudo', '-n', ...QUIETLY] : null;
}

async function stopService(
  prefix: CommandPrefix,
  service: string,
  report: (line: string) => void,
): Promise<void> {
  const isSystemd = existsSync('/run/systemd/system') && findProgram('systemctl') !== null;
  const initScript = `/etc/init.d/${service}`;
  if (!isSystemd && !existsSync(initScript)) return;
  report(`stopping the system service ${service}`);
  const stop = isSystemd ? ['systemctl', 'disable', '--now', service] : [initScript, 'stop'];
  const stopped = await run([...prefix, ...stop]);
  if (!stopped.isSuccess) report(`the system service ${service} may still run: ${stopped.output.trim()}`);
}

async function run([program, ...args]: readonly [string, ...string[]]): Promise<CommandResult> {
  const child = await ManagedProcess.start(program, args);
  const { code } = await child.exited;
  return { isSuccess: code === 0, output: child.output() };
}

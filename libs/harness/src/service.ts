import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from './errors.js';
import { ManagedProcess, type ProcessExit } from './managed-process.js';
import { freePort } from './ports.js';
import { waitFor } from './wait-for.js';
import { workspaceRoot } from './workspace.js';

/** Those that do the work first: the gateway is the last to start and the first to stop. */
export const SERVICE_NAMES = ['collector', 'executor', 'ai-worker', 'gateway'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

const READY_BOUND_MS = 60_000;
const PROBE_BOUND_MS = 5_000;

export interface ServiceOptions {
  readonly redisUrl: string;
  /**
   * Settings beside the harness's own (`REDIS_URL`, `HEALTH_PORT`, `HTTP_PORT`, `GRPC_PORT`, `AUTH_MODE`,
   * `LOG_LEVEL`, `LOG_FORMAT`), and over them. A gateway asks nobody for a token unless told otherwise.
   */
  readonly env?: Readonly<Record<string, string>>;
  /** Tells processes of the same service apart in messages; 1 unless told. */
  readonly replica?: number;
  /** Script to run instead of the app's bundle. */
  readonly entry?: string;
  /** Runs the modules that the bundle is made of, for a hook of Node that sees what is loaded. */
  readonly unbundled?: boolean;
}

/** One process of one of Melee's services. */
export interface Service {
  readonly name: ServiceName;
  readonly replica: number;
  readonly pid: number;
  /** Base of `/readyz`, `/healthz` and `/metrics`. */
  readonly healthUrl: string;
  /** Base of the public API; only of a gateway. */
  readonly httpUrl?: string;
  /** Host and port of the public gRPC service; only of a gateway. */
  readonly grpcAddress?: string;
  readonly exited: Promise<ProcessExit>;
  /** What the process has logged so far. */
  output(): string;
  /**
   * Settles when the service says that it is ready.
   * @throws HarnessError `service/exited` or `service/not-ready`, with the output
   */
  ready(timeoutMs?: number): Promise<void>;
  /** Asks the process to end (SIGTERM) and kills it after the bound, 10 s unless told. */
  stop(boundMs?: number): Promise<ProcessExit>;
  /** Sends any signal, SIGSTOP, SIGCONT and SIGKILL among them. */
  signal(signal: NodeJS.Signals): void;
}

/**
 * Starts one service as a process; it is not ready yet.
 * @throws HarnessError `service/not-built`
 */
export async function startService(name: ServiceName, options: ServiceOptions): Promise<Service> {
  const root = workspaceRoot();
  const made = options.unbundled === true ? 'dist' : 'bundle';
  const entry = options.entry ?? join(root, 'apps', name, made, 'main.js');
  if (!existsSync(entry)) {
    throw new HarnessError(
      'service/not-built',
      `${entry} is missing: make it with \`npx nx bundle @melee/${name}\`.`,
    );
  }
  const replica = options.replica ?? 1;
  const env = await environment(name, options);
  const child = await ManagedProcess.start(process.execPath, ['--enable-source-maps', entry], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const healthUrl = `http://127.0.0.1:${env['HEALTH_PORT']}`;
  const { HTTP_PORT: httpPort, GRPC_PORT: grpcPort } = env;
  return {
    name,
    replica,
    pid: child.pid,
    healthUrl,
    ...(httpPort === undefined ? {} : { httpUrl: `http://127.0.0.1:${httpPort}` }),
    ...(grpcPort === undefined ? {} : { grpcAddress: `127.0.0.1:${grpcPort}` }),
    exited: child.exited,
    output: () => child.output(),
    ready: (timeoutMs = READY_BOUND_MS) => awaitReady(`${name} ${replica}`, child, healthUrl, timeoutMs),
    stop: (boundMs) => child.stop(boundMs),
    signal: (signal) => child.signal(signal),
  };
}

async function environment(name: ServiceName, options: ServiceOptions): Promise<Record<string, string>> {
  const given = options.env ?? {};
  return {
    REDIS_URL: options.redisUrl,
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
    HEALTH_PORT: String(await freePort()),
    ...(name === 'gateway' ? await gatewayEnvironment() : {}),
    ...given,
  };
}

async function gatewayEnvironment(): Promise<Record<string, string>> {
  const [http, grpc] = [await freePort(), await freePort()];
  return { HTTP_PORT: String(http), GRPC_PORT: String(grpc), AUTH_MODE: 'off' };
}

async function awaitReady(
  title: string,
  child: ManagedProcess,
  healthUrl: string,
  timeoutMs: number,
): Promise<void> {
  const probe = async (): Promise<boolean> => !child.isRunning || (await isReady(healthUrl));
  try {
    await waitFor(`${title} to be ready`, probe, { timeoutMs, intervalMs: 50 });
  } catch (cause) {
    throw new HarnessError(
      'service/not-ready',
      `${title} was not ready after ${timeoutMs} ms:\n${child.output().trim()}`,
      { cause },
    );
  }
  if (child.isRunning) return;
  const { code, signal } = await child.exited;
  throw new HarnessError(
    'service/exited',
    `${title} ended (${signal ?? `code ${code}`}) before it was ready:\n${child.output().trim()}`,
  );
}

async function isReady(healthUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${healthUrl}/readyz`, { signal: AbortSignal.timeout(PROBE_BOUND_MS) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    // Nobody listens there yet.
    return false;
  }
}

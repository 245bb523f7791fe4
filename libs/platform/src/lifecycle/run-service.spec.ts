import { executorConfig, type ExecutorConfig } from '../config/index.js';
import { FakeHost } from '../testing/fake-host.js';
import { collectLogLines, type LogLine } from '../testing/log-lines.js';
import { runService } from './run-service.js';
import type { Service, ServiceContext } from './service.js';

const ENV = { HEALTH_PORT: '0', HEALTH_HOST: '127.0.0.1', SHUTDOWN_TIMEOUT_MS: '5000' };

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly service?: Partial<Service>;
  readonly create?: (context: ServiceContext<ExecutorConfig>) => Promise<Service>;
}

async function run({ env = {}, service = {}, create }: Options = {}) {
  const host = new FakeHost();
  const { output, lines } = collectLogLines();
  const steps: string[] = [];
  const step = (name: string) => {
    steps.push(name);
    return Promise.resolve();
  };
  const createDefault = () =>
    Promise.resolve({
      app: { close: () => step('close') },
      start: () => step('start').then(() => ({ work: 4711 })),
      drain: () => step('drain'),
      ...service,
    });
  await runService(
    { name: 'executor', config: executorConfig, create: create ?? createDefault },
    { host, env: { ...ENV, ...env }, logOutput: output },
  );
  return { host, lines, steps, find: (msg: string) => lines.find((line) => line['msg'] === msg) };
}

async function readiness(ready: LogLine | undefined): Promise<{ code: number; status: string }> {
  const { health } = ready?.['ports'] as { health: number };
  const response = await fetch(`http://127.0.0.1:${health}/readyz`);
  const { status } = (await response.json()) as { status: string };
  return { code: response.status, status };
}

/** Work that a service holds until the test lets it go. */
function heldWork() {
  let letGo: () => void = () => undefined;
  const work = new Promise<void>((resolve) => (letGo = resolve));
  return { drain: () => work, letGo };
}

describe('runService', () => {
  it('says once on which ports it is ready, and is', async () => {
    const { host, lines, find } = await run();
    expect(lines.filter(({ msg }) => msg === 'ready')).toHaveLength(1);
    expect(find('ready')?.['ports']).toEqual({ work: 4711, health: expect.any(Number) });
    expect(await readiness(find('ready'))).toEqual({ code: 200, status: 'ready' });
    host.emit('SIGTERM', 'SIGTERM');
    await host.exited;
  });

  it.each(['SIGTERM', 'SIGINT'])('drains, then closes, then exits with 0 on %s', async (signal) => {
    const { host, steps } = await run();
    host.emit(signal, signal);
    expect(await host.exited).toBe(0);
    expect(steps).toEqual(['start', 'drain', 'close']);
  });

  it('answers that it drains as long as it drains, and not at all afterwards', async () => {
    const { drain, letGo } = heldWork();
    const { host, find } = await run({ service: { drain } });
    host.emit('SIGTERM', 'SIGTERM');
    expect(await readiness(find('ready'))).toEqual({ code: 503, status: 'draining' });
    letGo();
    await host.exited;
    await expect(readiness(find('ready'))).rejects.toThrow('fetch failed');
  });

  it('exits with 1 when it cannot stop in time', async () => {
    const { drain, letGo } = heldWork();
    const { host, find } = await run({ service: { drain }, env: { SHUTDOWN_TIMEOUT_MS: '100' } });
    host.emit('SIGTERM', 'SIGTERM');
    expect(await host.exited).toBe(1);
    expect(find('did not stop in time')).toMatchObject({
      level: 'error',
      code: 'lifecycle/shutdown-timeout',
    });
    letGo();
  });

  it('exits at once on a second signal', async () => {
    const { drain, letGo } = heldWork();
    const { host } = await run({ service: { drain } });
    host.emit('SIGINT', 'SIGINT');
    host.emit('SIGINT', 'SIGINT');
    expect(host.exitCodes).toEqual([130]);
    letGo();
  });

  it('closes the app although draining failed, and exits with 1', async () => {
    const drain = () => Promise.reject(new Error('still holding'));
    const { host, steps, find } = await run({ service: { drain } });
    host.emit('SIGTERM', 'SIGTERM');
    expect(await host.exited).toBe(1);
    expect(steps).toEqual(['start', 'close']);
    expect(find('a step of the shutdown failed')).toMatchObject({
      step: 'drain',
      err: { message: 'still holding' },
    });
  });

  it('finishes its start before it stops, when the signal comes in between', async () => {
    let create: (service: Service) => void = () => undefined;
    const host = new FakeHost();
    const { output } = collectLogLines();
    const created = new Promise<Service>((resolve) => (create = resolve));
    const steps: string[] = [];
    const step = (name: string) => Promise.resolve({}).then(() => (steps.push(name), {}));
    const running = runService(
      { name: 'executor', config: executorConfig, create: () => created },
      { host, env: ENV, logOutput: output },
    );
    host.emit('SIGTERM', 'SIGTERM');
    create({ app: { close: () => step('close') }, start: () => step('start') });
    await running;
    expect(await host.exited).toBe(0);
    expect(steps).toEqual(['start', 'close']);
  });

  it('says what is wrong with its configuration, without a stack, and exits with 1', async () => {
    const { host, lines, steps } = await run({ env: { WORKER_LOCK_RENEW_MS: '4000', LOG_LEVEL: 'loud' } });
    expect(await host.exited).toBe(1);
    expect(host.errorText).toMatch(/LOG_LEVEL: one of/);
    expect(host.errorText).toMatch(/WORKER_LOCK_RENEW_MS: less than half of WORKER_LOCK_TTL_MS/);
    expect(host.errorText).not.toMatch(/\n\s+at /);
    expect([lines, steps]).toEqual([[], []]);
  });

  it('exits with 1 when it cannot start', async () => {
    const { host, find } = await run({ service: { start: () => Promise.reject(new Error('no Redis')) } });
    expect(await host.exited).toBe(1);
    expect(find('could not be started')).toMatchObject({
      level: 'fatal',
      code: 'lifecycle/start-failed',
      err: { message: 'no Redis' },
    });
    expect(find('ready')).toBeUndefined();
  });

  it.each(['unhandledRejection', 'uncaughtException'])(
    'logs an %s as fatal and exits with 1',
    async (event) => {
      const { host, find } = await run();
      host.emit(event, new Error('forgotten'));
      expect(await host.exited).toBe(1);
      expect(find('an error was not handled')).toMatchObject({
        level: 'fatal',
        err: { message: 'forgotten' },
      });
      host.emit('SIGTERM', 'SIGTERM');
    },
  );
});

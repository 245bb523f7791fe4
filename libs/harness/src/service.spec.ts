import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type Service } from './service.js';
import { startStack } from './stack.js';
import { isAlive } from './testing/is-alive.js';
import { waitFor } from './wait-for.js';

const entry = join(__dirname, 'testing', 'fake-service.mjs');
const redisUrl = 'redis://127.0.0.1:1';

describe('startService', () => {
  let service: Service | undefined;
  afterEach(async () => {
    await service?.stop(100);
    service = undefined;
  });
  const start = async (env: Record<string, string> = {}): Promise<Service> => {
    service = await startService('gateway', { redisUrl, entry, env });
    return service;
  };

  it('is ready when /readyz answers 200, gives the settings, and ends on SIGTERM', async () => {
    const gateway = await start({ FAKE_READY_AFTER: '2' });
    await gateway.ready();
    expect(gateway.output()).toContain(redisUrl);
    expect(gateway.httpUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(gateway.httpUrl).not.toBe(gateway.healthUrl);
    await expect(gateway.stop()).resolves.toEqual({ code: 0, signal: null });
    expect(isAlive(gateway.pid)).toBe(false);
  });

  it('rejects with the output when the process ends before it is ready', async () => {
    const gateway = await start({ FAKE_EXIT_CODE: '7' });
    await expect(gateway.ready()).rejects.toMatchObject({
      code: 'service/exited',
      message: expect.stringMatching(/gateway 1 ended \(code 7\).*starting/s),
    });
  });

  it('rejects with the output when the service never becomes ready', async () => {
    const gateway = await start({ FAKE_READY_AFTER: '1000000' });
    await waitFor('the first output', () => gateway.output().includes('starting'));
    await expect(gateway.ready(300)).rejects.toMatchObject({
      code: 'service/not-ready',
      message: expect.stringContaining('starting'),
    });
  });

  it('kills a service that ignores SIGTERM', async () => {
    const gateway = await start({ FAKE_IGNORES_TERM: 'yes' });
    await gateway.ready();
    await expect(gateway.stop(100)).resolves.toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('pauses and continues a service', async () => {
    const gateway = await start();
    await gateway.ready();
    const answerWithin = (ms: number): Promise<number> =>
      fetch(gateway.healthUrl, { signal: AbortSignal.timeout(ms) }).then((answer) => answer.status);
    gateway.signal('SIGSTOP');
    await expect(answerWithin(300)).rejects.toThrow(/timeout/);
    gateway.signal('SIGCONT');
    await expect(answerWithin(10_000)).resolves.toBe(200);
  });

  it('names the build that is missing', async () => {
    await expect(startService('gateway', { redisUrl, entry: '/nowhere.js' })).rejects.toMatchObject({
      code: 'service/not-built',
    });
  });
});

describe('startStack', () => {
  it('starts as many of each service as it is told, and stops them all', async () => {
    const stack = await startStack({ redisUrl, entry, services: { gateway: 2, executor: 0 } });
    expect(stack.of('gateway').map(({ replica }) => replica)).toEqual([1, 2]);
    expect(stack.services.map(({ name }) => name)).toEqual(['collector', 'ai-worker', 'gateway', 'gateway']);
    expect(stack.httpUrl).toBe(stack.of('gateway')[0]?.httpUrl);
    await stack.stop();
    expect(stack.services.filter(({ pid }) => isAlive(pid))).toEqual([]);
  });

  it('stops the others when one fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'melee-stack-'));
    const env = { FAKE_EXIT_CODE: '7', FAKE_EXIT_AS_LAST_OF: '4', FAKE_PID_FOLDER: folder };
    await expect(startStack({ redisUrl, entry, env })).rejects.toMatchObject({ code: 'service/exited' });
    const pids = (await readdir(folder)).map(Number);
    expect(pids).toHaveLength(4);
    expect(pids.filter(isAlive)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CompiledSources } from '../testing/compiled-sources.js';
import type { LogLine } from '../testing/log-lines.js';

class ServiceProcess {
  readonly lines: LogLine[] = [];
  errorText = '';
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<string, () => void>();

  constructor(path: string, env: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, [path], {
      env: { HEALTH_PORT: '0', HEALTH_HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stderr.on('data', (chunk: Buffer) => {
      this.errorText += chunk.toString();
    });
    createInterface(child.stdout).on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      this.lines.push(line);
      this.waiting.get(String(line['msg']))?.();
    });
    this.ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => ({
      code: typeof code === 'number' ? code : null,
      signal: typeof signal === 'string' ? signal : null,
    }));
  }

  get messages(): readonly unknown[] {
    return this.lines.map((line) => line['msg']);
  }

  async says(msg: string): Promise<void> {
    if (this.messages.includes(msg)) return;
    await new Promise<void>((resolve) => this.waiting.set(msg, resolve));
  }

  send(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

describe('runService as a process', () => {
  let sources: CompiledSources;
  const started: ServiceProcess[] = [];

  function start(env: Readonly<Record<string, string>> = {}): ServiceProcess {
    const service = new ServiceProcess(sources.path('testing/signal-service.js'), env);
    started.push(service);
    return service;
  }

  beforeAll(() => {
    sources = CompiledSources.create();
  });
  afterEach(async () => {
    for (const service of started) service.send('SIGKILL');
    await Promise.all(started.splice(0).map((service) => service.ended));
  });
  afterAll(() => {
    sources.remove();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('drains and exits with 0 on %s', async (signal) => {
    const service = start();
    await service.says('ready');
    service.send(signal);
    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect(service.messages).toEqual(['ready', 'stopping', 'drained', 'closed', 'stopped']);
  });

  it('gives up what it holds at a second signal', async () => {
    const service = start({ HOLD_MS: '600000' });
    await service.says('ready');
    service.send('SIGTERM');
    await service.says('stopping');
    service.send('SIGTERM');
    expect(await service.ended).toEqual({ code: 143, signal: null });
    expect(service.messages).not.toContain('drained');
  });

  it('exits with 1 when it holds on for too long', async () => {
    const service = start({ HOLD_MS: '600000', SHUTDOWN_TIMEOUT_MS: '100' });
    await service.says('ready');
    service.send('SIGTERM');
    expect(await service.ended).toEqual({ code: 1, signal: null });
    expect(service.messages).toContain('did not stop in time');
  });

  it('exits with 1 and a readable sentence when its environment is wrong', async () => {
    const service = start({ REDIS_URL: 'postgres://melee:hunter2@db' });
    expect(await service.ended).toEqual({ code: 1, signal: null });
    expect(service.errorText).toContain('REDIS_URL: a URL');
    expect(service.errorText).not.toMatch(/hunter2|\n\s+at /);
  });

  it('exits with 1 and the last line written when it cannot start', async () => {
    const service = start({ FAIL: '1' });
    expect(await service.ended).toEqual({ code: 1, signal: null });
    expect(service.messages).toEqual(['could not be started']);
  });
});

import { HealthRegistry } from './health-registry.js';
import { healthRoutes } from './health-routes.js';
import { HealthServer } from './health-server.js';
import type { Routes } from './routes.js';

const LOOPBACK = { host: '127.0.0.1', port: 0 };
const open: HealthServer[] = [];

async function serve(registry = new HealthRegistry(), routes: Routes = {}) {
  const server = new HealthServer({ ...healthRoutes(registry), ...routes }, LOOPBACK);
  open.push(server);
  const port = await server.listen();
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}${path}`, { method });
  return { registry, server, port, ask };
}

function rejectWith(message: string): () => Promise<void> {
  return () => Promise.reject(new Error(message));
}

function rejectAnswer(message: string): () => Promise<never> {
  return () => Promise.reject(new Error(message));
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('HealthServer', () => {
  it('is alive from the moment at which it listens', async () => {
    const { ask } = await serve();
    const response = await ask('/livez');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'alive', checks: {} });
  });

  it('is stuck while a vital check fails, whatever is ready, unless it drains', async () => {
    const { registry, ask } = await serve();
    registry.markStarted();
    const remove = registry.registerVital('event-loop', rejectWith('3000 ms late'));
    const response = await ask('/livez');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'stuck',
      checks: { 'event-loop': { status: 'failed', error: '3000 ms late' } },
    });
    expect((await ask('/readyz')).status).toBe(200);
    remove();
    expect((await ask('/livez')).status).toBe(200);
    registry.registerVital('event-loop', rejectWith('3000 ms late'));
    registry.markDraining();
    expect((await ask('/livez')).status).toBe(200);
  });

  it('is alive while what it needs is away', async () => {
    const { registry, ask } = await serve();
    registry.markStarted();
    registry.register('redis', rejectWith('connection lost'));
    expect((await ask('/livez')).status).toBe(200);
  });

  it('is not ready before the start, ready after it, and never again once it drains', async () => {
    const { registry, ask } = await serve();
    const status = async () => {
      const response = await ask('/readyz');
      return [response.status, ((await response.json()) as { status: string }).status];
    };
    expect(await status()).toEqual([503, 'starting']);
    registry.markStarted();
    expect(await status()).toEqual([200, 'ready']);
    registry.markDraining();
    expect(await status()).toEqual([503, 'draining']);
    registry.markStarted();
    expect(await status()).toEqual([503, 'draining']);
    expect((await ask('/livez')).status).toBe(200);
  });

  it('names every check with its result and is unavailable when one fails', async () => {
    const { registry, ask } = await serve();
    registry.markStarted();
    registry.register('redis', rejectWith('connection lost'));
    registry.register('worker', () => Promise.resolve());
    const response = await ask('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'unavailable',
      checks: {
        redis: { status: 'failed', ms: expect.any(Number), error: 'connection lost' },
        worker: { status: 'ok', ms: expect.any(Number) },
      },
    });
  });

  it('answers an unknown path with a problem', async () => {
    const { ask } = await serve();
    const response = await ask('/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code: 'health/not-found' });
  });

  it('refuses to be written to and says which methods it has', async () => {
    const { ask } = await serve();
    const response = await ask('/readyz', 'POST');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ status: 405, code: 'health/method' });
  });

  it('answers 500 with the reason when a handler fails', async () => {
    const { ask } = await serve(new HealthRegistry(), { '/broken': { GET: rejectAnswer('no answer') } });
    const response = await ask('/broken');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: 'health/failed', detail: 'no answer' });
  });

  it('answers HEAD with the status and no body, and ignores a query', async () => {
    const { ask } = await serve();
    const response = await ask('/readyz?verbose=1', 'HEAD');
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('');
  });

  it('fails to listen on a port that is taken', async () => {
    const { port } = await serve();
    const second = new HealthServer({}, { ...LOOPBACK, port });
    await expect(second.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('cannot be reached after it was closed, and may be closed twice', async () => {
    const { server, ask } = await serve();
    await server.close();
    await server.close();
    await expect(ask('/livez')).rejects.toThrow();
  });

  it('does not wait for a probe that is under way when it closes', async () => {
    let letGo: () => void = () => undefined;
    const { registry, server, ask } = await serve(new HealthRegistry(60_000));
    const asked = new Promise<void>((resolve) => {
      registry.register('redis', () => {
        resolve();
        return new Promise((answer) => (letGo = answer));
      });
    });
    const lostProbe = expect(ask('/readyz')).rejects.toThrow();
    await asked;
    await server.close();
    await lostProbe;
    letGo();
  });
});

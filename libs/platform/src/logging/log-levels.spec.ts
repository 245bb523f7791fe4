import { HealthServer } from '../health/index.js';
import { collectLogLines } from '../testing/log-lines.js';
import { logLevelRoutes } from './log-level-routes.js';
import { type LogLevel, LogLevels } from './log-levels.js';
import { createLogger } from './logger.js';

function setUp(level: LogLevel = 'info') {
  const { output, lines } = collectLogLines();
  const logger = createLogger('gateway', { level, format: 'json' }, output);
  const levels = new LogLevels(logger, level);
  return { levels, logger, said: () => lines.map(({ msg }) => msg), routes: logLevelRoutes(levels, logger) };
}

describe('LogLevels', () => {
  it('changes the level of the logger and of children that were made before and after', () => {
    const { levels, logger, said } = setUp();
    const before = logger.child({ part: 'before' });
    levels.change('debug');
    const after = logger.child({ part: 'after' });
    for (const each of [logger, before, after]) each.debug('heard');
    levels.change('warn');
    for (const each of [logger, before, after]) each.info('not heard');
    expect(said()).toEqual(['heard', 'heard', 'heard']);
  });

  describe('for a while', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('comes back to the configured level when its time is over', () => {
      const { levels } = setUp('warn');
      levels.change('trace', 60_000);
      expect(levels.revertsAt).toBe(Date.now() + 60_000);
      jest.advanceTimersByTime(59_999);
      expect(levels.current).toBe('trace');
      jest.advanceTimersByTime(1);
      expect([levels.current, levels.revertsAt]).toEqual(['warn', null]);
    });

    it('lets a later change stand', () => {
      const { levels } = setUp('warn');
      levels.change('trace', 60_000);
      levels.change('debug');
      jest.advanceTimersByTime(60_000);
      expect(levels.current).toBe('debug');
    });
  });
});

describe('/log-level', () => {
  const servers: HealthServer[] = [];

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  async function serve() {
    const { routes, ...rest } = setUp();
    const server = new HealthServer(routes, { host: '127.0.0.1', port: 0 });
    servers.push(server);
    const url = `http://127.0.0.1:${await server.listen()}/log-level`;
    const put = (body: string) => fetch(url, { method: 'PUT', body });
    return { ...rest, routes, url, put };
  }

  it('tells the level, and changes it for a while, and says so in the log', async () => {
    const { levels, said, url, put } = await serve();
    expect(await (await fetch(url)).json()).toEqual({ level: 'info', configured: 'info', revertsAt: null });
    const response = await put('{"level":"debug","forS":600}');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      level: 'debug',
      configured: 'info',
      revertsAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(said()).toEqual(['the level of the log was changed']);
    levels.change('info');
  });

  it.each(['', 'debug', '{"level":"loud"}', '{"level":"debug","forS":0}', `"${'x'.repeat(5000)}"`, '{}'])(
    'refuses %.40j and changes nothing',
    async (body) => {
      const { levels, put } = await serve();
      const response = await put(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'log-level/invalid' });
      expect(levels.current).toBe('info');
    },
  );

  it.each([
    ['10.0.0.7', 403],
    ['::ffff:10.0.0.7', 403],
    ['2001:db8::1', 403],
    ['::1', 400],
    ['::ffff:127.0.0.1', 400],
  ])('lets %s change the level only if that is this machine: %i', async (remoteAddress, status) => {
    const { routes } = setUp();
    const request = {
      socket: { remoteAddress },
      setEncoding: () => [],
    };
    const answer = await routes['/log-level']?.PUT?.(request as never);
    expect(answer?.status).toBe(status);
  });
});

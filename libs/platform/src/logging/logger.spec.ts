import { createLogger } from './logger.js';

type Line = Record<string, unknown>;

function readable(format: 'json' | 'pretty' = 'json', level: 'info' | 'warn' = 'info') {
  const written: string[] = [];
  const output = {
    write: (text: string) => {
      written.push(text);
    },
  };
  const logger = createLogger('gateway', { level, format }, output);
  return { logger, text: () => written.join(''), line: () => JSON.parse(written.at(-1) ?? '') as Line };
}

describe('createLogger', () => {
  it('writes the app, the process and a distinct instance into every line', () => {
    const first = readable();
    const second = readable();
    first.logger.info('hello');
    second.logger.info('hello');
    expect(first.line()).toMatchObject({ app: 'gateway', pid: process.pid, level: 'info', msg: 'hello' });
    expect(first.line()['instance']).toEqual(expect.any(String));
    expect(first.line()['instance']).not.toBe(second.line()['instance']);
  });

  it('leaves out what is less severe than the level', () => {
    const { logger, text } = readable('json', 'warn');
    logger.info('quiet');
    logger.warn('loud');
    expect(text()).not.toContain('quiet');
    expect(text()).toContain('loud');
  });

  it('writes for people when told so', () => {
    const { logger, text } = readable('pretty');
    logger.info({ sid: 's1' }, 'battle created');
    expect(text()).toContain('[gateway] battle created');
    expect(() => {
      JSON.parse(text());
    }).toThrow();
  });

  it('shows a Redis URL without its password', () => {
    const { logger, line, text } = readable();
    logger.info({ config: { redis: { url: 'redis://melee:hunter2@cache:6379' } } }, 'configured');
    expect(line()['config']).toEqual({ redis: { url: 'redis://melee:***@cache:6379' } });
    logger.info({ REDIS_URL: 'redis://:hunter2@cache' });
    expect(text()).not.toContain('hunter2');
  });

  it.each([
    { headers: { authorization: 'Bearer hunter2' } },
    { req: { headers: { authorization: 'Bearer hunter2', cookie: 'session=hunter2' } } },
    { options: { password: 'hunter2' } },
    { password: 'hunter2' },
    { config: { auth: { mode: 'jwt', secret: 'hunter2' } } },
    { env: { JWT_SECRET: 'hunter2' } },
    { env: { REDIS_PASSWORD: 'hunter2', REDIS_SENTINEL_PASSWORD: 'hunter2' } },
    { config: { redis: { password: 'hunter2', sentinel: { password: 'hunter2' } } } },
    { query: { access_token: 'hunter2' } },
  ])('hides the secret in %j', (fields) => {
    const { logger, text } = readable();
    logger.info(fields, 'a request');
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('[redacted]');
  });

  it('hides the arguments of a Redis command that failed', () => {
    const { logger, text } = readable();
    const err = Object.assign(new Error('WRONGPASS'), {
      command: { name: 'auth', args: ['melee', 'hunter2'] },
    });
    logger.error({ err }, 'login failed');
    expect(text()).toContain('WRONGPASS');
    expect(text()).not.toContain('hunter2');
  });
});

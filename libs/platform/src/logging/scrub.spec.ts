import {
  aiWorkerConfig,
  collectorConfig,
  executorConfig,
  gatewayConfig,
  secretsOf,
  variablesOf,
} from '../config/index.js';
import { createLogger } from './logger.js';

/** A value of every setting that holds a secret, with what of it must not be seen. */
const SECRETS: Readonly<Record<string, { readonly value: string; readonly secret: string }>> = {
  REDIS_URL: { value: 'redis://melee:hunter2%2Fredis@cache:6379', secret: 'hunter2/redis' },
  REDIS_PASSWORD: { value: 'hunter2-app', secret: 'hunter2-app' },
  REDIS_SENTINEL_PASSWORD: { value: 'hunter2-sentinel', secret: 'hunter2-sentinel' },
  JWT_SECRET: {
    value: 'hunter2-"jwt"\\-0123456789-0123456789',
    secret: 'hunter2-"jwt"\\-0123456789-0123456789',
  },
  WEBHOOK_SECRET: {
    value: 'hunter2-webhook-0123456789-0123456789',
    secret: 'hunter2-webhook-0123456789-0123456789',
  },
  OTEL_EXPORTER_OTLP_HEADERS: { value: 'x-team=melee,x-api-key=hunter2%3Dotlp', secret: 'hunter2=otlp' },
};
const ENV = Object.fromEntries(Object.entries(SECRETS).map(([name, { value }]) => [name, value]));

const ALL = [gatewayConfig, collectorConfig, executorConfig, aiWorkerConfig].flatMap(({ variables }) =>
  variablesOf(variables),
);

function readable() {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  const secrets = secretsOf(gatewayConfig, ENV);
  const logger = createLogger('gateway', { level: 'trace', format: 'json' }, { write }, secrets);
  return { logger, text: () => written.join('') };
}

describe('the log', () => {
  it('knows every setting that holds a secret, by its name at least', () => {
    const secret = new Set(
      ALL.filter((variable) => variable.secretsIn !== undefined).map(({ name }) => name),
    );
    expect([...secret].toSorted()).toEqual(Object.keys(SECRETS).toSorted());
    const suspicious = ALL.filter(({ name }) => /SECRET|PASSWORD|TOKEN|HEADERS|_KEY$/.test(name));
    expect(suspicious.filter(({ name }) => !secret.has(name)).map(({ name }) => name)).toEqual([]);
  });

  describe.each(Object.entries(SECRETS))('shows nothing of %s', (name, { value, secret }) => {
    it.each<[string, object]>([
      ['as a field of any name', { told: { by: { the: { environment: value } } }, alone: [secret] }],
      ['in the environment', { env: { [name]: value } }],
      ['in the message of an error', { err: new Error(`could not use ${value}, that is ${secret}`) }],
      ['in the cause of an error', { err: new Error('failed', { cause: new Error(`used ${secret}`) }) }],
      ['in a field of an error', { err: Object.assign(new Error('failed'), { options: { sent: secret } }) }],
      ['in the command that failed', { err: Object.assign(new Error('x'), { command: { args: [secret] } }) }],
    ])('%s', (_, fields) => {
      const { logger, text } = readable();
      logger.error(fields, `a line with ${secret}`);
      logger.child({ bound: secret }).error('of a child');
      expect(text()).not.toContain('hunter2');
      expect(text()).toMatch(/\[redacted\]|\*\*\*/);
    });
  });

  it.each([
    [
      'the password of any URL',
      'connect ECONNREFUSED rediss://user:hunter2@10.0.0.1:6379/0',
      'rediss://user:***@10.0.0.1',
    ],
    ['a bearer token', 'refused Bearer hunter2.hunter2.hunter2', 'refused Bearer [redacted]'],
    ['a token without its word', 'got eyJhbGciOi.eyJzdWIhunter2.hunter2_-x', 'got [redacted]'],
    [
      'a token in a query',
      'GET /v1/battles/b/events?access_token=hunter2&after=1',
      'access_token=[redacted]&after=1',
    ],
  ])('shows nothing of %s that a caller has sent', (_, message, shown) => {
    const { logger, text } = readable();
    logger.warn({ err: new Error(message) }, message);
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain(shown);
  });

  it('stays JSON, and leaves alone what is no secret', () => {
    const { logger, text } = readable();
    logger.info({ sid: 'b:1', url: 'http://127.0.0.1:3000/v1?a=1', at: 'a@b' }, 'a line');
    expect(JSON.parse(text())).toMatchObject({ sid: 'b:1', url: 'http://127.0.0.1:3000/v1?a=1', at: 'a@b' });
  });
});

import { join } from 'node:path';
import {
  aiWorkerConfig,
  boolean,
  collectorConfig,
  ConfigError,
  type ConfigProblem,
  configSchema,
  executorConfig,
  gatewayConfig,
  integer,
  loadConfig,
  type Environment,
  type ConfigSchema,
} from './index.js';

/** The least that a gateway must be told. */
const OPEN = { AUTH_MODE: 'off' };

function problemsOf(schema: ConfigSchema<unknown>, env: Environment): readonly ConfigProblem[] {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('gives every app its defaults when nothing but the identity of callers is set', () => {
    expect(loadConfig(gatewayConfig, OPEN)).toEqual({
      redis: {
        mode: 'single',
        url: 'redis://127.0.0.1:6379',
        nodes: [],
        database: 0,
        username: null,
        password: null,
        sentinel: { master: null, username: null, password: null },
        tls: { isOn: false, ca: null, cert: null, key: null, serverName: null },
        json: 'auto',
      },
      log: { level: 'info', format: 'json' },
      tracing: {
        endpoint: null,
        protocol: 'http/protobuf',
        headers: [],
        timeoutMs: 10_000,
        delayMs: 5000,
        resource: [],
        sampler: 'parentbased_traceidratio',
        ratio: 1,
      },
      callers: { areTracesTrusted: false },
      admin: { queueBoard: 'off', sessionMs: 900_000 },
      health: { host: '0.0.0.0', port: 9100, maxLoopLagMs: 1000 },
      shutdown: { timeoutMs: 10_000 },
      queue: { prefix: '{melee}', partitions: 1, lockMs: 5000, stallCheckMs: 2500 },
      http: { host: '0.0.0.0', port: 3000, corsOrigins: [], trustedProxies: [], docsPublic: true },
      grpc: { host: '0.0.0.0', port: 50_051, tlsCertFile: null, tlsKeyFile: null },
      auth: {
        mode: 'off',
        secret: null,
        jwksUrl: null,
        jwksCooldownMs: 30_000,
        jwksMaxAgeMs: 600_000,
        issuer: null,
        audience: null,
        clockToleranceS: 5,
      },
      limits: { callerPerS: 200, servicePerS: 0, battlePerS: 2000 },
      battle: {
        answerTimeoutsMs: [60_000, 50_000, 40_000, 30_000, 20_000],
        maxActors: 200,
        maxWaitingInstants: 8,
        limits: { maxWaves: 3, effectsPerActor: 32, targetsPerAction: 64, eventsPerAction: 64 },
        retentionS: 3600,
        lookAgainMs: 2000,
      },
      content: { dirs: [], defaultPack: 'default' },
      stream: { resyncMs: 1000, heartbeatMs: 15_000, stallMs: 30_000 },
      webhook: {
        attempts: 10,
        firstRetryMs: 5000,
        secret: null,
        allowPrivate: false,
        timeoutMs: 10_000,
        concurrency: 20,
      },
    });
    expect(loadConfig(collectorConfig, {}).health.port).toBe(9101);
    expect(loadConfig(executorConfig, {}).health.port).toBe(9102);
    expect(loadConfig(aiWorkerConfig, {}).health.port).toBe(9103);
  });

  it('takes an empty or blank variable for an unset one', () => {
    expect(loadConfig(gatewayConfig, { ...OPEN, HTTP_PORT: '', HEALTH_PORT: '  ' })).toEqual(
      loadConfig(gatewayConfig, OPEN),
    );
  });

  it('turns texts into numbers and lists', () => {
    const config = loadConfig(gatewayConfig, { ...OPEN, HTTP_PORT: '0', ANSWER_TIMEOUTS_MS: '900, 900,100' });
    expect(config.http.port).toBe(0);
    expect(config.battle.answerTimeoutsMs).toEqual([900, 900, 100]);
  });

  it('reads paths of folders between commas and colons', () => {
    const [one, other] = [__dirname, join(__dirname, '..')];
    for (const separator of [',', ':', ' , ']) {
      const { content } = loadConfig(executorConfig, { CONTENT_DIRS: one + separator + other });
      expect(content.dirs).toEqual([one, other]);
    }
  });

  it('freezes the configuration at every depth', () => {
    const config = loadConfig(gatewayConfig, OPEN);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.battle)).toBe(true);
    expect(Object.isFrozen(config.battle.answerTimeoutsMs)).toBe(true);
  });

  it('reads true and false and no other word as a boolean', () => {
    const schema = configSchema({ on: boolean('ON', { about: 'A switch.', default: true }) });
    expect(loadConfig(schema, {}).on).toBe(true);
    expect(loadConfig(schema, { ON: 'false' }).on).toBe(false);
    expect(problemsOf(schema, { ON: 'yes' })).toEqual([{ variable: 'ON', allowed: 'true or false' }]);
  });

  it('demands a variable that has no default', () => {
    const schema = configSchema({ size: integer('SIZE', { about: 'A size.', min: 1, max: 9 }) });
    expect(problemsOf(schema, {})).toEqual([{ variable: 'SIZE', allowed: 'an integer from 1 to 9' }]);
    expect(loadConfig(schema, { SIZE: '9' })).toEqual({ size: 9 });
  });

  it.each([
    ['REDIS_URL', 'http://127.0.0.1'],
    ['REDIS_URL', 'redis://'],
    ['REDIS_URL', 'redis://127.0.0.1/name'],
    ['REDIS_JSON', 'maybe'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:word@127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'x-api-key'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'x-api-key=%zz'],
    ['OTEL_TRACES_SAMPLER', 'always_on'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.1'],
    ['OTEL_TRACES_SAMPLER_ARG', '-0.5'],
    ['LOG_LEVEL', 'INFO'],
    ['HEALTH_PORT', '65536'],
    ['HEALTH_PORT', '-1'],
    ['HEALTH_HOST', 'a b'],
    ['QUEUE_PREFIX', 'melee'],
    ['HTTP_PORT', '80.5'],
    ['HTTP_PORT', '0x50'],
    ['ANSWER_TIMEOUTS_MS', '2000,3000'],
    ['ANSWER_TIMEOUTS_MS', '99'],
    ['ANSWER_TIMEOUTS_MS', '2000,,1000'],
    ['CONTENT_DIRS', join(__dirname, 'nowhere')],
    ['CONTENT_DIRS', __filename],
    ['CONTENT_DIRS', `${__dirname},`],
    ['CONTENT_DEFAULT', 'My Pack'],
    ['AUTH_MODE', 'none'],
    ['JWT_SECRET', 'x'.repeat(31)],
    ['JWT_SECRET', `${'x'.repeat(40)} x`],
    ['JWT_JWKS_URL', 'ftp://issuer/keys'],
    ['JWT_JWKS_URL', 'https://user:word@issuer/keys'],
    ['JWT_CLOCK_TOLERANCE_S', '301'],
    ['CORS_ORIGINS', 'play.example'],
    ['CORS_ORIGINS', 'https://play.example/'],
    ['CORS_ORIGINS', 'https://play.example,'],
    ['TRUSTED_PROXIES', 'proxy'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['RATE_LIMIT_CALLER_PER_S', '-1'],
    ['GRPC_TLS_CERT_FILE', join(__dirname, 'none.pem')],
  ])('refuses %s=%s', (variable, value) => {
    expect(
      problemsOf(gatewayConfig, { ...OPEN, [variable]: value }).map((problem) => problem.variable),
    ).toEqual([variable]);
  });

  it.each([
    [gatewayConfig, 'JOB_STALL_CHECK_MS', '5000', 'less than JOB_LOCK_MS'],
    [executorConfig, 'WORKER_LOCK_RENEW_MS', '2500', 'less than half of WORKER_LOCK_TTL_MS'],
    [collectorConfig, 'SWEEP_INTERVAL_MS', '2001', 'not greater than LOOK_AGAIN_MS'],
    [collectorConfig, 'IDLE_LOOK_MS', '1999', 'not less than LOOK_AGAIN_MS'],
    [collectorConfig, 'BATCH_MIN', '101', 'not greater than BATCH_MAX'],
    [gatewayConfig, 'SESSION_RETENTION_S', '2', 'longer than LOOK_AGAIN_MS'],
    [gatewayConfig, 'GRPC_TLS_KEY_FILE', __filename, 'set when GRPC_TLS_CERT_FILE is, and only then'],
  ])(
    'holds a relation between two variables %#: %s %s',
    (schema: ConfigSchema<unknown>, variable, value, allowed) => {
      expect(problemsOf(schema, { ...OPEN, [variable]: value })).toEqual([{ variable, allowed }]);
    },
  );

  it.each([
    [executorConfig, { JOB_STALL_CHECK_MS: '4999' }],
    [executorConfig, { WORKER_LOCK_RENEW_MS: '2499' }],
    [collectorConfig, { SWEEP_INTERVAL_MS: '2000' }],
    [collectorConfig, { IDLE_LOOK_MS: '2000' }],
    [collectorConfig, { BATCH_MIN: '100' }],
    [gatewayConfig, { ...OPEN, SESSION_RETENTION_S: '3' }],
  ])(
    'accepts the last value that a relation allows %#',
    (schema: ConfigSchema<unknown>, env: Environment) => {
      expect(problemsOf(schema, env)).toEqual([]);
    },
  );

  it('wants of a gateway one thing to verify tokens with, unless it is told to ask for none', () => {
    const secret = { JWT_SECRET: 's'.repeat(32) };
    const jwks = { JWT_JWKS_URL: 'https://issuer.example/keys' };
    for (const env of [secret, jwks, OPEN]) expect(problemsOf(gatewayConfig, env)).toEqual([]);
    const isMissing = {
      variable: 'JWT_SECRET',
      allowed: 'set when AUTH_MODE is jwt, unless JWT_JWKS_URL is',
    };
    expect(problemsOf(gatewayConfig, {})).toEqual([isMissing]);
    expect(problemsOf(gatewayConfig, { AUTH_MODE: 'jwt', JWT_SECRET: '' })).toEqual([isMissing]);
    expect(problemsOf(gatewayConfig, { ...secret, ...jwks })).toEqual([
      { variable: 'JWT_JWKS_URL', allowed: 'unset when JWT_SECRET is set' },
    ]);
  });

  it('reads lists of origins and of proxies', () => {
    const { http } = loadConfig(gatewayConfig, {
      ...OPEN,
      CORS_ORIGINS: 'https://play.example, http://localhost:5173',
      TRUSTED_PROXIES: '10.0.0.0/8,::1',
    });
    expect(http.corsOrigins).toEqual(['https://play.example', 'http://localhost:5173']);
    expect(http.trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  });

  it('reports everything that is wrong at once, relations included', () => {
    const problems = problemsOf(collectorConfig, {
      LOG_LEVEL: 'loud',
      SWEEP_BATCH: '0',
      BATCH_MIN: '7',
      BATCH_MAX: '6',
    });
    expect(problems).toEqual([
      { variable: 'LOG_LEVEL', allowed: 'one of fatal, error, warn, info, debug, trace, silent' },
      { variable: 'SWEEP_BATCH', allowed: 'an integer from 1 to 100000' },
      { variable: 'BATCH_MIN', allowed: 'not greater than BATCH_MAX' },
    ]);
  });

  it('leaves a relation alone when one of its two variables is itself wrong', () => {
    const problems = problemsOf(collectorConfig, { BATCH_MIN: '7', BATCH_MAX: 'many' });
    expect(problems.map(({ variable }) => variable)).toEqual(['BATCH_MAX']);
  });

  it('names the variable and what is allowed, and never the value', () => {
    const env = {
      REDIS_URL: 'redis://user:hunter2@[broken',
      QUEUE_PREFIX: 'hunter2',
      JWT_SECRET: 'hunter2',
    };
    const load = () => loadConfig(gatewayConfig, env);
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/REDIS_URL: a URL .*\n.*QUEUE_PREFIX: letters.*\n.*JWT_SECRET: 32 to/);
    expect(load).toThrow(expect.objectContaining({ code: 'config/invalid' }));
    expect(load).not.toThrow(/hunter2/);
    expect(JSON.stringify(problemsOf(gatewayConfig, env))).not.toContain('hunter2');
  });
});

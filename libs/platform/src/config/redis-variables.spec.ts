import { ConfigError, type ConfigProblem, configSchema, type Environment, loadConfig } from './index.js';
import { redisRelations, redisVariables } from './redis-variables.js';

const schema = configSchema(redisVariables, redisRelations);
const FILE = __filename;
const SENTINEL = { REDIS_MODE: 'sentinel', REDIS_SENTINEL_MASTER: 'melee' };

function problemsOf(env: Environment): readonly ConfigProblem[] {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings of Redis', () => {
  it.each<Environment>([
    {},
    { REDIS_URL: 'rediss://app:word@cache:7000/3', REDIS_TLS_CA_FILE: FILE },
    { REDIS_NODES: 'cache:7000', REDIS_DATABASE: '3', REDIS_USERNAME: 'app', REDIS_PASSWORD: 'word' },
    { REDIS_NODES: 'cache', REDIS_TLS: 'true', REDIS_TLS_CERT_FILE: FILE, REDIS_TLS_KEY_FILE: FILE },
    { REDIS_MODE: 'cluster', REDIS_URL: 'redis://:word@redis-1' },
    { REDIS_MODE: 'cluster', REDIS_NODES: 'redis-1,redis-2' },
    { ...SENTINEL, REDIS_NODES: 's1,s2', REDIS_SENTINEL_USERNAME: 'app', REDIS_SENTINEL_PASSWORD: 'word' },
  ])('may be %j', (env) => {
    expect(problemsOf(env)).toEqual([]);
  });

  it.each<[string, Environment, string]>([
    ['REDIS_NODES', { REDIS_URL: 'redis://a', REDIS_NODES: 'b' }, 'nothing when REDIS_URL is set'],
    ['REDIS_NODES', { REDIS_NODES: 'a,b' }, 'one address when REDIS_MODE is single'],
    ['REDIS_DATABASE', { REDIS_URL: 'redis://a/1', REDIS_DATABASE: '2' }, '0 when REDIS_URL has a number'],
    ['REDIS_DATABASE', { REDIS_MODE: 'cluster', REDIS_DATABASE: '2' }, '0 when REDIS_MODE is cluster'],
    [
      'REDIS_URL',
      { REDIS_MODE: 'cluster', REDIS_URL: 'redis://a/1' },
      'without a number when REDIS_MODE is cluster',
    ],
    ['REDIS_USERNAME', { REDIS_USERNAME: 'app' }, 'nothing unless REDIS_PASSWORD is set'],
    [
      'REDIS_PASSWORD',
      { REDIS_URL: 'redis://:one@a', REDIS_PASSWORD: 'other' },
      'nothing when REDIS_URL has a login',
    ],
    ['REDIS_SENTINEL_MASTER', { REDIS_MODE: 'sentinel' }, 'set when REDIS_MODE is sentinel, and only then'],
    [
      'REDIS_SENTINEL_MASTER',
      { REDIS_SENTINEL_MASTER: 'melee' },
      'set when REDIS_MODE is sentinel, and only then',
    ],
    ['REDIS_SENTINEL_PASSWORD', { REDIS_SENTINEL_PASSWORD: 'word' }, 'nothing unless REDIS_MODE is sentinel'],
    [
      'REDIS_SENTINEL_USERNAME',
      { ...SENTINEL, REDIS_SENTINEL_USERNAME: 'app' },
      'nothing unless REDIS_SENTINEL_PASSWORD is set',
    ],
    [
      'REDIS_TLS_KEY_FILE',
      { REDIS_TLS: 'true', REDIS_TLS_CERT_FILE: FILE },
      'set when REDIS_TLS_CERT_FILE is, and only then',
    ],
    [
      'REDIS_TLS_CA_FILE',
      { REDIS_TLS_CA_FILE: FILE },
      'nothing unless REDIS_TLS is true or REDIS_URL begins with rediss://',
    ],
  ])('want %s to be something else in %j', (variable, env, allowed) => {
    expect(problemsOf(env)).toEqual([{ variable, allowed }]);
  });

  it.each([
    ['REDIS_MODE', 'replicated'],
    ['REDIS_NODES', 'redis://a'],
    ['REDIS_NODES', 'a:port'],
    ['REDIS_DATABASE', '-1'],
    ['REDIS_PASSWORD', 'two words'],
    ['REDIS_TLS', 'yes'],
    ['REDIS_TLS_CA_FILE', '/nowhere/ca.pem'],
    ['REDIS_TLS_CA_FILE', __dirname],
  ])('refuse %s=%s', (variable, value) => {
    const problems = problemsOf({ [variable]: value });
    expect(problems.map((problem) => problem.variable)).toEqual([variable]);
  });

  it('are judged by themselves when the URL cannot be read', () => {
    const problems = problemsOf({
      REDIS_URL: 'redis://[broken',
      REDIS_PASSWORD: 'word',
      REDIS_TLS_CA_FILE: FILE,
    });
    expect(problems.map(({ variable }) => variable)).toEqual(['REDIS_URL']);
  });
});

import { type AclRedis, pingRedis, SERVICE_NAMES, type ServiceName, startAclRedis } from '@melee/harness';
import { MeleeSystem } from './support/melee-system.js';
import { PAIRS, testBattles } from './support/redis-form-tests.js';

type Command = readonly [string, ...string[]];

/** What would take Redis, or the work of others, from them. */
const FORBIDDEN_TO_ALL: readonly Command[] = [
  ['FLUSHALL'],
  ['FLUSHDB'],
  ['CONFIG', 'GET', '*'],
  ['KEYS', '*'],
  ['SCRIPT', 'FLUSH'],
  ['SHUTDOWN'],
  ['ACL', 'LIST'],
  ['CLIENT', 'LIST'],
  ['MONITOR'],
  ['GET', 'key-of-another-program'],
  ['PUBLISH', 'channel-of-another-program', 'x'],
];
const WRITE_RECORD: Command = ['HSET', 'combat:record:s', 'winner', 'me'];
const WRITE_PACK: Command = ['SET', 'combat:content:p', '{}'];
const READ_LIMITS: Command = ['GET', 'combat:limit:caller:ann'];
const FORBIDDEN: Readonly<Record<ServiceName, readonly Command[]>> = {
  gateway: [WRITE_RECORD],
  collector: [WRITE_PACK, READ_LIMITS],
  executor: [WRITE_RECORD, WRITE_PACK, READ_LIMITS],
  'ai-worker': [WRITE_RECORD, WRITE_PACK, READ_LIMITS],
};

const refusalOf = (answer: Promise<unknown>): Promise<string> => answer.then(() => 'allowed', String);

describe('a Redis that gives each app the rights of deploy/redis/users.acl', () => {
  let redis: AclRedis;
  let system: MeleeSystem;
  beforeAll(async () => {
    redis = await startAclRedis();
    system = await MeleeSystem.start({ ...PAIRS, redis: () => Promise.resolve(redis) });
  });
  afterAll(() => system.stop());

  testBattles(() => system);

  test('no app has asked for anything that it may not do', async () => {
    expect(await system.redis.call('ACL', 'LOG')).toEqual([]);
  });

  test.each(SERVICE_NAMES)('%s may do nothing else', async (app) => {
    const client = redis.connectAs(app);
    const forbidden = [...FORBIDDEN_TO_ALL, ...FORBIDDEN[app]];
    const answers = await Promise.all(
      forbidden.map(([name, ...args]) => refusalOf(client.call(name, ...args))),
    );
    client.disconnect();
    expect(answers).toEqual(forbidden.map((): unknown => expect.stringContaining('NOPERM')));
  });

  test('nobody may do anything without a login', async () => {
    const { REDIS_URL = '' } = redis.envOf('gateway');
    await expect(pingRedis(REDIS_URL)).rejects.toThrow('NOAUTH');
  });
});

import {
  type RedisForm,
  startAclRedis,
  startClusterRedis,
  startSentinelRedis,
  startSingleRedis,
  startTlsRedis,
} from '@melee/harness';

const FORMS: Readonly<Record<string, () => Promise<RedisForm>>> = {
  single: startSingleRedis,
  acl: startAclRedis,
  tls: startTlsRedis,
  sentinel: startSentinelRedis,
  cluster: startClusterRedis,
};

/** The Redis of every suite that needs none in particular: a single server, or the form that `TEST_REDIS_FORM` names. */
export function startUsualRedis(): Promise<RedisForm> {
  const given = process.env['TEST_REDIS_FORM'];
  const name = given === undefined || given === '' ? 'single' : given;
  const start = FORMS[name];
  if (start === undefined) {
    throw new RangeError(`TEST_REDIS_FORM is one of ${Object.keys(FORMS).join(', ')}, not ${name}.`);
  }
  return start();
}

import { SharedServices, startRedis } from '@melee/harness';

/** The Redis of `TEST_REDIS_URL`, or one of our own, and on it the gateways that suites share. */
export default async function setUp() {
  const given = process.env.TEST_REDIS_URL;
  if (!given) {
    globalThis.suiteRedis = await startRedis();
    process.env.TEST_REDIS_URL = globalThis.suiteRedis.url;
  }
  globalThis.sharedServices = await SharedServices.start({ redisUrl: process.env.TEST_REDIS_URL });
  process.env.SHARED_SERVICES_URL = globalThis.sharedServices.url;
}

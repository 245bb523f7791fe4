import { type ReplicatedRedis, startSentinelRedis } from '@melee/harness';
import { MeleeSystem } from './support/melee-system.js';
import { PAIRS, testBattles, testFailover } from './support/redis-form-tests.js';

describe('a master and its replica that a Sentinel watches over, with passwords', () => {
  let redis: ReplicatedRedis;
  let system: MeleeSystem;
  beforeAll(async () => {
    redis = await startSentinelRedis();
    system = await MeleeSystem.start({ ...PAIRS, redis: () => Promise.resolve(redis) });
  });
  afterAll(() => system.stop());

  testBattles(() => system);
  testFailover(
    () => system,
    () => redis.failOver(),
  );
});

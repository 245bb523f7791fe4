import { type ReplicatedRedis, startClusterRedis } from '@melee/harness';
import { MeleeSystem } from './support/melee-system.js';
import { PAIRS, testBattles, testFailover } from './support/redis-form-tests.js';

describe('a cluster of three masters', () => {
  let redis: ReplicatedRedis;
  let system: MeleeSystem;
  beforeAll(async () => {
    redis = await startClusterRedis();
    system = await MeleeSystem.start({ ...PAIRS, redis: () => Promise.resolve(redis) });
  });
  afterAll(() => system.stop());

  testBattles(() => system);
  testFailover(
    () => system,
    () => redis.failOver(),
  );
});

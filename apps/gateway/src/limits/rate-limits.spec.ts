import type { RedisClient } from '@melee/combat/repository';
import type { Caller, Role } from '../identity/caller.js';
import { RateLimits } from './rate-limits.js';

/** Counts like the limiter's script in a Redis whose second never ends. */
class FakeRedis {
  status = 'ready';
  readonly counts = new Map<string, number>();
  failure: Error | null = null;
  calls = 0;

  defineCommand(): void {
    return undefined;
  }

  rlflxIncr([key = '', points]: readonly string[]): Promise<readonly number[]> {
    this.calls += 1;
    if (this.failure !== null) return Promise.reject(this.failure);
    const count = (this.counts.get(key) ?? 0) + Number(points);
    this.counts.set(key, count);
    return Promise.resolve([count, 700]);
  }
}

const caller = (role: Role, subject: string = role): Caller => ({
  subject,
  role,
  actors: new Set(),
  battles: null,
  expiresAt: null,
});

function setUp(limits: { callerPerS?: number; servicePerS?: number; battlePerS?: number }) {
  const redis = new FakeRedis();
  const settings = { callerPerS: 0, servicePerS: 0, battlePerS: 0, ...limits };
  return { redis, limits: new RateLimits(redis as unknown as RedisClient, settings) };
}

const TOO_MANY = { code: 'limits/too-many-requests', retryAfterS: 1 };

describe('RateLimits', () => {
  it('refuses the request that is one too many, of that caller only', async () => {
    const { limits } = setUp({ callerPerS: 2 });
    await limits.take(caller('player', 'ann'), undefined);
    await limits.take(caller('player', 'ann'), undefined);
    await expect(limits.take(caller('player', 'ann'), undefined)).rejects.toMatchObject(TOO_MANY);
    await expect(limits.take(caller('player', 'bob'), undefined)).resolves.toBeUndefined();
  });

  it('asks Redis nothing for a caller without a limit, nor for one who is refused already', async () => {
    const { limits, redis } = setUp({ callerPerS: 1, battlePerS: 10 });
    await limits.take(caller('service'), 'b1');
    await limits.take(caller('admin'), 'b1');
    expect(redis.calls).toBe(0);
    await limits.take(caller('player'), undefined);
    await expect(limits.take(caller('player'), 'b1')).rejects.toMatchObject(TOO_MANY);
    await expect(limits.take(caller('player'), 'b1')).rejects.toMatchObject(TOO_MANY);
    expect(redis.calls).toBe(1);
    expect([...redis.counts.keys()]).toEqual(['combat:limit:caller:player']);
  });

  it('limits services and admins where it is told to', async () => {
    const { limits } = setUp({ servicePerS: 1 });
    await limits.take(caller('service', 'shop'), undefined);
    await expect(limits.take(caller('service', 'shop'), undefined)).rejects.toMatchObject(TOO_MANY);
  });

  it('refuses everybody in a battle that gets too many requests', async () => {
    const { limits } = setUp({ callerPerS: 100, battlePerS: 2 });
    await limits.take(caller('player', 'ann'), 'b1');
    await limits.take(caller('player', 'bob'), 'b1');
    await expect(limits.take(caller('spectator', 'eve'), 'b1')).rejects.toMatchObject(TOO_MANY);
    await expect(limits.take(caller('spectator', 'eve'), 'b2')).resolves.toBeUndefined();
  });

  it('keeps no count for what is no id of a battle', async () => {
    const { limits, redis } = setUp({ callerPerS: 100, battlePerS: 2 });
    await limits.take(caller('player'), '{a b}');
    expect([...redis.counts.keys()]).toEqual(['combat:limit:caller:player']);
  });

  it('lets requests pass while Redis is away', async () => {
    const { limits, redis } = setUp({ callerPerS: 1 });
    redis.status = 'reconnecting';
    await limits.take(caller('player'), undefined);
    expect(redis.calls).toBe(0);
    redis.status = 'ready';
    redis.failure = new Error('Connection is closed.');
    await limits.take(caller('player'), undefined);
    await limits.take(caller('player'), undefined);
  });

  it('does not hide a failure that is no outage', async () => {
    const { limits, redis } = setUp({ callerPerS: 1 });
    redis.failure = new Error('ERR wrong number of arguments');
    await expect(limits.take(caller('player'), undefined)).rejects.toThrow('wrong number');
  });
});

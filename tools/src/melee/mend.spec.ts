import { QUEUES } from '@melee/combat/messaging';
import { sessionKeys } from '@melee/combat/repository';
import { Jobs } from '@melee/testbed';
import { useOperated } from './testing/operated.js';

describe('melee, mending', () => {
  const operated = useOperated();
  let jobs: Jobs;
  beforeAll(() => {
    jobs = new Jobs(operated.redis, '{melee}');
  });
  afterAll(() => jobs.close());

  const signalsFor = (sid: string) => jobs.open(QUEUES.signals, sid);

  describe('unstick', () => {
    it('makes a battle whose hints were all lost due, and sends its signal', async () => {
      const battle = await operated.battle({ red: ['a'], blue: ['b'] });
      await battle.clash('a', 'b');
      expect(await operated.dueInMs(battle.sid)).toBeGreaterThan(30_000);
      const { exitCode, answer } = await operated.json('unstick', battle.sid);
      expect(exitCode).toBe(0);
      expect(answer).toEqual({
        battle: battle.sid,
        isSignalSent: true,
        wasSignalled: true,
        lock: null,
        isLockBroken: false,
        queueLength: 0,
      });
      expect(await operated.dueInMs(battle.sid)).toBeLessThanOrEqual(0);
      expect(await signalsFor(battle.sid)).toEqual([{ sid: battle.sid, type: 'check_immediate' }]);
    });

    it('leaves a lock that never expires until it is told to break it, and makes its holder a zombie', async () => {
      const battle = await operated.battle({ red: ['a'], blue: ['b'] });
      await battle.queueExchange('a', 'b');
      const token = await battle.lock();
      await operated.redis.persist(sessionKeys.busy(battle.sid));

      const first = await operated.run('unstick', battle.sid);
      expect(first.out).toContain(
        `The lock is held by run ${token}, NEVER EXPIRES. --break-lock takes it away.`,
      );
      expect(await battle.busy()).toBe(token);

      const { answer } = await operated.json('unstick', battle.sid, '--break-lock');
      expect(answer).toMatchObject({
        lock: { holder: token, ttlMs: -1 },
        isLockBroken: true,
        queueLength: 1,
      });
      expect(await battle.busy()).toBeNull();
      await expect(battle.commit(token, { taken: 1 })).rejects.toThrow('The lock was lost.');
      expect(await battle.queue()).toHaveLength(1);
    });

    it('does nothing to a battle that is over', async () => {
      const battle = await operated.battle({ red: ['a'], blue: ['b'] });
      await battle.defeat('b');
      const { exitCode, err } = await operated.run('unstick', battle.sid);
      expect([exitCode, err]).toEqual([
        1,
        `error: The battle is finished. [session/not-active]\n  sid: ${battle.sid}\n`,
      ]);
      expect(await signalsFor(battle.sid)).toEqual([]);
    });
  });

  describe('verify', () => {
    it('finds nothing wrong with a sound battle', async () => {
      const battle = await operated.battle({ red: ['a', 'c'], blue: ['b'] });
      await battle.queueExchange('a', 'b');
      await battle.strike('c', 'b');
      const { exitCode, out } = await operated.run('verify', battle.sid);
      expect([exitCode, out]).toEqual([0, '1 checked, 0 with violations.\n']);
    });

    it('finds what was broken by hand, and fails', async () => {
      const battle = await operated.battle({ red: ['a'], blue: ['b'] });
      const action = await battle.queueExchange('a', 'b');
      await battle.queueRaw(JSON.stringify(action));
      await operated.redis.persist(sessionKeys.busy(battle.sid));
      const { exitCode, answer } = await operated.json('verify', battle.sid);
      expect(exitCode).toBe(1);
      expect(answer).toEqual({
        checked: 1,
        broken: [
          {
            battle: battle.sid,
            violations: expect.arrayContaining([
              `the move a:${action.move.moveId} is at 2 places: queued, queued`,
              'b as a target of a is at 2 places: queued action, queued action',
              'the key sys:busy of the active battle never expires',
            ]),
          },
        ],
      });
    });

    it('takes what cannot be read for a violation', async () => {
      const battle = await operated.battle({ red: ['a'], blue: ['b'] });
      await operated.redis.hset(sessionKeys.actor(battle.sid, 'a'), 'state', '{"hp":');
      const { exitCode, out } = await operated.run('verify', battle.sid);
      expect(exitCode).toBe(1);
      expect(out).toContain(`what is stored cannot be read: {"sid":"${battle.sid}","key":"actor:a"}`);
    });

    it('finds the broken ones among all active battles', async () => {
      await operated.redis.flushall();
      await operated.battle({ red: ['a'], blue: ['b'] });
      const broken = await operated.battle({ red: ['a'], blue: ['b'] });
      await operated.redis.del(sessionKeys.actor(broken.sid, 'a'));
      await operated.combat.index.touch('only-in-the-index', 1000);
      const { exitCode, answer } = await operated.json('verify', '--active');
      expect(exitCode).toBe(1);
      expect(answer).toEqual({
        checked: 2,
        broken: [{ battle: broken.sid, violations: ['the actor a has no document'] }],
      });
    });
  });

  describe('queues', () => {
    it('tells what waits, and fails for a queue that nobody serves', async () => {
      await jobs.obliterate();
      await jobs.send(QUEUES.batches, { sid: 'x', batchSize: 5 });
      const { exitCode, answer } = await operated.json('queues');
      expect(exitCode).toBe(1);
      const { queues } = answer as {
        readonly queues: readonly { readonly queue: string; readonly oldestS: number }[];
      };
      expect(queues.map(({ queue }) => queue)).toEqual([
        'combat-signals',
        'combat-batches',
        'combat-ai-turns',
        'combat-webhooks',
      ]);
      expect(queues[1]).toMatchObject({
        jobs: { waiting: 1, active: 0, delayed: 0, failed: 0 },
        workers: 0,
        isPaused: false,
        fault: 'nobody takes its jobs',
      });
      expect(queues[0]).toMatchObject({ jobs: { waiting: 0 }, fault: null });
    });

    it('fails for one that was paused, and is content when nothing is owed', async () => {
      await jobs.obliterate();
      expect((await operated.run('queues')).exitCode).toBe(0);
      await jobs.queue(QUEUES.signals).pause();
      const { exitCode, out } = await operated.run('queues');
      expect(exitCode).toBe(1);
      expect(out).toMatch(/│ combat-signals +│ 0 +│ 0 +│ 0 +│ 0 +│ – +│ 0 +│ paused +│/);
      await jobs.queue(QUEUES.signals).resume();
    });
  });
});

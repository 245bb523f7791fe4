import type { ExchangeAction, TargetQueues } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { waitFor } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const LADDER_MS = [600, 500, 400, 300, 200];
/** A sweep and a pass take some 50 ms; this is for machines that are busy. */
const LATE_AT_MOST_MS = 10_000;
const SWEEP = { SWEEP_INTERVAL_MS: '20', LOOK_AGAIN_MS: '50', IDLE_LOOK_MS: '100' };

describe('Collector: strikes that nobody answers', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector', SWEEP);
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  async function indexedBattle(sides: TargetQueues, answerMs: readonly number[]): Promise<Battle> {
    const battle = await testbed.createBattle(sides, { settings: { answerMs } });
    await testbed.combat.index.touch(battle.sid, 0);
    return battle;
  }

  it('are forced when their time is over, and not before', async () => {
    const battle = await indexedBattle({ red: ['a'], blue: ['b'] }, [400]);
    const move = await battle.strike('a', 'b');
    const deadline = (await battle.moves('a')).exchange[move.moveId]?.deadline ?? Number.NaN;

    await battle.awaitQueue();
    const forcedBy = await testbed.redisNow();

    expect(forcedBy).toBeGreaterThanOrEqual(deadline);
    expect(forcedBy).toBeLessThan(deadline + LATE_AT_MOST_MS);
    const [action] = (await battle.queue()) as ExchangeAction[];
    expect(action).toMatchObject({
      actionId: `${move.cid}:${move.moveId}`,
      isForced: true,
      partnerMove: null,
      move,
    });
    expect((await battle.moves('a')).exchange).toEqual({});
  });

  it('wait less each time for a target that stays silent, down to the last rung', async () => {
    const strikers = LADDER_MS.map((_, i) => `a${String(i)}`);
    const battle = await indexedBattle({ red: [...strikers, 'a-last'], blue: ['b'] }, LADDER_MS);

    const waits: (number | null)[] = [];
    for (const [i, striker] of strikers.entries()) {
      waits.push(await battle.waitOfStrike(striker, 'b'));
      await battle.awaitQueue(i + 1);
    }

    expect(waits).toEqual(LADDER_MS);
    expect(await battle.waitOfStrike('a-last', 'b')).toBe(LADDER_MS.at(-1));
  });

  it('wait as long as at first when the target has struck again', async () => {
    const battle = await indexedBattle({ red: ['a', 'c', 'd'], blue: ['b'] }, [200, 100]);
    await battle.strike('a', 'b');
    await battle.awaitQueue(1);
    expect(await battle.waitOfStrike('c', 'b')).toBe(100);

    await battle.strike('b', 'a');

    expect(await battle.waitOfStrike('d', 'b')).toBe(200);
  });

  it('are no longer forced when the answer came in time', async () => {
    const battle = await indexedBattle({ red: ['a'], blue: ['b'] }, [400]);
    await battle.clash('a', 'b');
    await testbed.jobs.send(QUEUES.signals, { sid: battle.sid, type: 'check_immediate' });
    const [pair] = (await battle.awaitQueue()) as ExchangeAction[];
    const deadline = pair?.move.deadline ?? Number.NaN;

    await waitFor('the deadline to pass', async () => (await testbed.redisNow()) > deadline + 200);

    expect(await battle.queue()).toEqual([pair]);
    expect(pair?.isForced).toBe(false);
  });
});

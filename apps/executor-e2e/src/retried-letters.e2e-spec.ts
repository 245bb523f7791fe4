import { findViolations } from '@melee/combat/inspection';
import { QUEUES } from '@melee/combat/messaging';
import { sessionKeys } from '@melee/combat/repository';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('Executor: dead letters that are retried', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const execute = async ({ sid }: Battle) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize: 10 });
    await testbed.jobs.drained(QUEUES.batches);
  };
  const lettersOf = ({ sid }: Battle) => testbed.combat.maintenance.deadLetters(sid);
  const violationsOf = async ({ sid }: Battle) =>
    findViolations(await testbed.combat.maintenance.inspectWhole(sid));

  /** An actor whose weapon no pack knows: whatever it fights in throws. Undone by the answer. */
  async function poison({ sid }: Battle, cid: string): Promise<() => Promise<void>> {
    const key = sessionKeys.actor(sid, cid);
    const [loadout] = await testbed.redis.hmget(key, 'loadout');
    const broken = { ...(JSON.parse(loadout ?? '') as object), mainHand: 'no-such-weapon' };
    await testbed.redis.hset(key, 'loadout', JSON.stringify(broken));
    return async () => {
      await testbed.redis.hset(key, 'loadout', loadout ?? '');
    };
  }

  it('are executed once what made them fail is mended, and break no invariant on the way', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await testbed.combat.index.touch(battle.sid, 600_000);
    const mend = await poison(battle, 'a');
    const action = await battle.queueExchange('a', 'b');
    const healthy = await battle.queueExchange('c', 'd');
    await execute(battle);

    const [letter] = await lettersOf(battle);
    expect(letter).toMatchObject({ actionId: action.actionId, droppedAt: null });
    expect(await battle.targets()).toEqual({ a: ['d', 'b'], b: ['c', 'a'], c: ['b', 'd'], d: ['a', 'c'] });
    expect(await violationsOf(battle)).toEqual([]);

    await mend();
    expect(await testbed.combat.maintenance.retryDeadLetter(battle.sid, letter?.id ?? '')).toBe('retried');
    expect(await violationsOf(battle)).toEqual([]);
    await execute(battle);

    expect(await lettersOf(battle)).toEqual([]);
    const executed = (await battle.ledger()).map((entry) => entry.type === 'action' && entry.action.actionId);
    expect(executed).toEqual([healthy.actionId, action.actionId]);
    expect((await battle.meta()).step).toBe(2);
    expect(await violationsOf(battle)).toEqual([]);
  });

  it('come back as the same letter if nothing was mended, and everybody may strike again', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await testbed.combat.index.touch(battle.sid, 600_000);
    await poison(battle, 'a');
    await battle.queueExchange('a', 'b');
    await execute(battle);
    const [first] = await lettersOf(battle);
    await testbed.combat.maintenance.retryDeadLetter(battle.sid, first?.id ?? '');
    await execute(battle);

    expect((await lettersOf(battle)).map(({ id }) => id)).toEqual([first?.id]);
    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    expect(await violationsOf(battle)).toEqual([]);
  });
});

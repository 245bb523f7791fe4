import { SURRENDER } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { RULES_VERSION } from '@melee/combat/pipeline';
import { type Battle, openTestbed, sturdy, type Testbed } from '@melee/testbed';

const UNKNOWN = 'rbc-of-another-build';

describe('Executor: a battle keeps the rules that it began with', () => {
  let testbed: Testbed;
  let output: () => string;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    const app = await testbed.startApp();
    output = () => app.output();
  });
  afterAll(() => testbed.close());

  const execute = async ({ sid }: Battle) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize: 10 });
    await testbed.jobs.drained(QUEUES.batches);
  };
  const battleUnder = (rulesVersion: string, befallen = {}) =>
    testbed.createBattle(
      { red: ['a'], blue: ['b'] },
      { rulesVersion, befallen, overrides: sturdy('a', 'b') },
    );

  it('refunds the hands at the end under the newest ones, and not under rbc-2', async () => {
    const held = { a: { hand: { cleave: { price: { hit: 2, crit: 1 } } } } };
    const [newest, older] = [await battleUnder(RULES_VERSION, held), await battleUnder('rbc-2', held)];
    for (const battle of [newest, older]) {
      await battle.queueUse(await battle.useAbility('b', SURRENDER, 'self'), ['b']);
      await execute(battle);
      expect(await battle.meta()).toMatchObject({ status: 'finished', winner: 'red' });
    }

    expect(await newest.actor('a')).toMatchObject({ hand: {}, state: { tokens: { hit: 2, crit: 1 } } });
    expect(await newest.awaitLog('feints_refunded')).toMatchObject({ cid: 'a', feints: ['cleave'] });
    expect(await older.actor('a')).toMatchObject({ ...held.a, state: { tokens: { hit: 0, crit: 0 } } });
    expect((await older.log()).map(({ type }) => type)).not.toContain('feints_refunded');
  });

  it('waits where nobody knows its rules: nothing is lost, and the operator is told', async () => {
    const battle = await battleUnder(UNKNOWN);
    await battle.queueExchange('a', 'b');
    const queue = await battle.rawQueue();

    await execute(battle);

    expect(await battle.rawQueue()).toEqual(queue);
    expect(await battle.deadLetters()).toEqual([]);
    expect(await battle.meta()).toMatchObject({ step: 0, status: 'active' });
    const report = output()
      .split('\n')
      .find((line) => line.includes(battle.sid) && line.includes('its rules version is not known here'));
    expect(report).toContain(UNKNOWN);
  });
});

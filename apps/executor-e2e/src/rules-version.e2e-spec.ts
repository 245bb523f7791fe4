import { SURRENDER } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { editionOf, KNOWN_RULES, pinnedRules } from '@melee/combat/pipeline';
import { type Battle, openTestbed, sturdy, type Testbed } from '@melee/testbed';

const UNKNOWN = 'rbc-of-another-build';
const KEEPING = KNOWN_RULES.find((id) => editionOf(id).handsAtTheEnd === 'kept');

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
  const battleUnder = (rules: ReturnType<typeof pinnedRules>, befallen = {}) =>
    testbed.createBattle({ red: ['a'], blue: ['b'] }, { rules, befallen, overrides: sturdy('a', 'b') });

  it('refunds the hands at the end under the newest ones, and not under those that keep them', async () => {
    const held = { a: { hand: { cleave: { price: { hit: 2, crit: 1 } } } } };
    const [newest, older] = [
      await battleUnder(pinnedRules(), held),
      await battleUnder(pinnedRules(KEEPING), held),
    ];
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
    const battle = await battleUnder({ ...pinnedRules(), rulesVersion: UNKNOWN });
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

import { defaultPack } from '@melee/combat/content';
import { MANOEUVRE, TOKENS, type Token } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const { tempo: price = 0 } = defaultPack.balance.manoeuvrePrice;
const NO_TOKENS = Object.fromEntries(TOKENS.map((token) => [token, 0])) as Record<Token, number>;

describe('Executor: a manoeuvre', () => {
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
  const aBattle = (tempo: number) =>
    testbed.createBattle(
      { red: ['a'], blue: ['b', 'c', 'd'] },
      { befallen: { a: { state: { tokens: { ...NO_TOKENS, tempo } } } } },
    );
  const manoeuvre = async (battle: Battle, ...targets: readonly string[]) => {
    await battle.queueUse(await battle.useAbility('a', MANOEUVRE, targets), targets);
    await execute(battle);
  };

  it('brings the target to the front of the queue, for tokens', async () => {
    const battle = await aBattle(price + 1);
    await manoeuvre(battle, 'd');

    expect((await battle.targets())['a']).toEqual(['d', 'b', 'c']);
    expect(await testbed.combat.peekPlayerTarget(battle.sid, 'a')).toBe('d');
    expect((await battle.actor('a')).state.tokens.tempo).toBe(1);
    expect(await battle.awaitLog('manoeuvred')).toMatchObject({ cid: 'a', target: 'd' });
    expect((await battle.meta()).step).toBe(0);
  });

  it('changes nothing without the tokens', async () => {
    const battle = await aBattle(price - 1);
    await manoeuvre(battle, 'd');

    expect((await battle.targets())['a']).toEqual(['b', 'c', 'd']);
    expect((await battle.actor('a')).state.tokens.tempo).toBe(price - 1);
    expect(await battle.awaitLog('refused')).toMatchObject({ cid: 'a', reason: 'no_tokens' });
  });

  it('brings nobody into the queue who does not stand there', async () => {
    const battle = await aBattle(2 * price);
    await battle.strike('a', 'd');
    await manoeuvre(battle, 'd');

    expect((await battle.targets())['a']).toEqual(['b', 'c']);
  });
});

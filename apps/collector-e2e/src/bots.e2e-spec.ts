import type { AiTurnRequest } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { sessionKeys } from '@melee/combat/repository';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const PATIENCE_MS = 700;

describe('Collector: bots', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector', { AI_PATIENCE_MS: '60000' });
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const signal = ({ sid }: Battle) => testbed.jobs.send(QUEUES.signals, { sid, type: 'check_immediate' });
  const awaitAsks = ({ sid }: Battle, count: number) =>
    testbed.jobs.awaitOpen<AiTurnRequest>(QUEUES.aiTurns, sid, count);
  /** How often bots were asked, by the counter that numbers the asks. */
  const asksOf = async ({ sid }: Battle) => Number(await testbed.redis.hget(sessionKeys.meta(sid), 'asks'));

  it('asks a bot for strikes against the enemies that stand in its queue', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p', 'q', 'r'] }, { bots: ['bot'] });
    await battle.strike('bot', 'q');

    await signal(battle);

    const [ask] = await awaitAsks(battle, 1);
    expect(ask).toMatchObject({ sid: battle.sid, cid: 'bot', missingTargets: ['p', 'r'] });
  });

  it('asks each bot by itself, and no player', async () => {
    const battle = await testbed.createBattle({ red: ['x', 'y'], blue: ['p'] }, { bots: ['x', 'y'] });

    await signal(battle);

    const asks = await awaitAsks(battle, 2);
    expect(asks.map(({ cid }) => cid)).toEqual(['x', 'y']);
    expect(new Set(asks.map(({ askId }) => askId)).size).toBe(2);
  });

  it('asks no bot that is out of the fight', async () => {
    const battle = await testbed.createBattle({ red: ['x', 'y'], blue: ['p'] }, { bots: ['x', 'y'] });
    await battle.defeat('x');

    await signal(battle);

    expect((await awaitAsks(battle, 1)).map(({ cid }) => cid)).toEqual(['y']);
    expect(await asksOf(battle)).toBe(1);
  });

  it('fault: a bot asked twice before it acts', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
    for (let i = 0; i < 10; i += 1) await signal(battle);
    await testbed.jobs.drained(QUEUES.signals);

    expect(await asksOf(battle)).toBe(1);
    expect(await awaitAsks(battle, 1)).toHaveLength(1);
  });

  it('asks a bot at once for a newcomer, while it still owes another strike', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
    await signal(battle);
    await awaitAsks(battle, 1);

    await battle.join('q', 'blue');
    await signal(battle);

    const asks = await awaitAsks(battle, 2);
    expect(asks.map(({ missingTargets }) => missingTargets)).toEqual([['p'], ['q']]);
  });

  it('asks a bot again for the same target after it has answered and got the target back', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
    await signal(battle);
    await awaitAsks(battle, 1);
    await battle.queueExchange('bot', 'p');
    await battle.commit(await battle.lock(), { taken: 1, steps: 1, returns: [['bot', 'p']] });

    await signal(battle);

    expect(await awaitAsks(battle, 2)).toHaveLength(2);
  });
});

describe('Collector: a bot that stays silent', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    const sweep = { SWEEP_INTERVAL_MS: '50', LOOK_AGAIN_MS: '100' };
    testbed = await openTestbed('collector', { ...sweep, AI_PATIENCE_MS: String(PATIENCE_MS) });
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  it('is asked again for the same target when the patience is over, by the sweep alone', async () => {
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
    const began = Date.now();
    await testbed.combat.index.touch(battle.sid, 0);

    const [first, second] = await testbed.jobs.awaitOpen<AiTurnRequest>(QUEUES.aiTurns, battle.sid, 2);

    expect(Date.now() - began).toBeGreaterThanOrEqual(PATIENCE_MS);
    expect(second?.missingTargets).toEqual(['p']);
    expect(second?.askId).not.toBe(first?.askId);
  });
});

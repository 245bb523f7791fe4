import type { LedgerEntry } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

describe('Executor: entries of the queue that cannot be executed', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const execute = async ({ sid }: Battle, batchSize = 10) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize });
    await testbed.jobs.drained(QUEUES.batches);
  };
  const actionIds = (ledger: readonly LedgerEntry[]) =>
    ledger.map((entry) => (entry.type === 'action' ? entry.action.actionId : entry.type));

  it('fault: a poisoned queue entry is dropped and the next, healthy, one trimmed in its place', async () => {
    const battle = await testbed.createBattle({ red: ['a', 'c', 'e'], blue: ['b', 'd', 'f'] });
    const first = await battle.queueExchange('a', 'b');
    await battle.queueRaw('{"actionId":');
    const second = await battle.queueExchange('c', 'd');
    const third = await battle.queueExchange('e', 'f');

    await execute(battle, 3);

    expect(actionIds(await battle.ledger())).toEqual([first.actionId, second.actionId]);
    expect((await battle.deadLetters()).map(({ entry }) => entry)).toEqual(['{"actionId":']);
    expect(await battle.queue()).toEqual([third]);
    expect((await battle.meta()).step).toBe(2);
  });

  it.each<[string, string, string]>([
    ['no JSON', 'garbage', 'InvalidActionError'],
    ['JSON, but no object', '17', 'InvalidActionError'],
    ['no action', '{"actionId":"x","type":"dance"}', 'InvalidActionError'],
    [
      'an action without its move',
      '{"actionId":"x","type":"exchange","partnerMove":null}',
      'InvalidActionError',
    ],
  ])('%s goes to the dead letters with its error, and the log tells it', async (_title, entry, name) => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueRaw(entry);
    const healthy = await battle.queueExchange('a', 'b');

    await execute(battle);

    const [letter, ...others] = await battle.deadLetters();
    expect(others).toEqual([]);
    expect(letter).toEqual({
      sid: battle.sid,
      actionId: null,
      entry,
      error: { name, message: expect.stringMatching(/./) },
    });
    expect(await battle.awaitLog('action_failed')).toMatchObject({
      actionId: null,
      code: 'storage/corrupt',
    });
    expect(actionIds(await battle.ledger())).toEqual([healthy.actionId]);
  });

  it('an action whose moves do not meet fails, and both get their targets back', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    const action = await battle.queueExchange('a', 'b');
    await battle.replaceQueue({ ...action, partnerMove: { ...action.move, cid: 'c' } });
    expect(await battle.targets()).toMatchObject({ a: ['c'], b: [] });

    await execute(battle);

    expect((await battle.deadLetters()).map(({ actionId }) => actionId)).toEqual([action.actionId]);
    expect((await battle.targets())['a']).toEqual(['c', 'b']);
    expect((await battle.meta()).step).toBe(0);
  });

  it('an exchange with somebody unknown is cancelled, and brings no stranger into a queue', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b', 'c'] });
    const action = await battle.queueForced('a', 'b');
    await battle.replaceQueue({ ...action, move: { ...action.move, target: 'ghost' } });
    const healthy = await battle.queueExchange('c', 'a');

    await execute(battle);

    expect(await battle.awaitLog('move_cancelled')).toMatchObject({ cid: 'a', actionId: action.actionId });
    expect(actionIds(await battle.ledger())).toEqual([action.actionId, healthy.actionId]);
    expect((await battle.meta()).step).toBe(1);
    expect(await battle.targets()).toEqual({ a: ['c'], b: ['a'], c: ['a'] });
  });

  it('an unknown item fails, and the actions beside it are executed', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    const unknown = await battle.queueUse(await battle.useItem('a', 'no-such-item', 'self'), ['a']);
    const healthy = await battle.queueExchange('a', 'b');

    await execute(battle);

    const [letter] = await battle.deadLetters();
    expect(letter).toMatchObject({ actionId: unknown.actionId, error: { name: 'CombatError' } });
    expect(await battle.awaitLog('action_failed')).toMatchObject({
      actionId: unknown.actionId,
      code: 'content/unknown-id',
    });
    expect(actionIds(await battle.ledger())).toEqual([healthy.actionId]);
    expect(await battle.queue()).toEqual([]);
  });

  it('a queue of nothing else does not stop the battle', async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueRaw(...Array.from({ length: 25 }, (_, i) => `poison ${String(i)}`));

    await execute(battle, 10);
    await execute(battle, 10);
    await execute(battle, 10);

    expect(await battle.queue()).toEqual([]);
    expect(await battle.deadLetters()).toHaveLength(25);
    const log = await battle.log();
    expect(log.map(({ n }) => n)).toEqual(log.map((_, i) => i + 1));
  });

  it.each<[string, unknown]>([
    ['garbage', 'garbage'],
    ['nothing', null],
    ['no items', {}],
    ['pieces without a session', { items: [null, {}, { sid: 7, batchSize: 1 }, { sid: 'x', batchSize: 0 }] }],
  ])('a job with %s does not stop the worker', async (_title, data) => {
    await testbed.jobs.sendRaw(QUEUES.batches, data);
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] });
    await battle.queueExchange('a', 'b');

    await execute(battle);

    expect((await battle.meta()).step).toBe(1);
    expect(await testbed.jobs.queue(QUEUES.batches).getFailedCount()).toBe(0);
  });
});

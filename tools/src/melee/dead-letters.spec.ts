import { QUEUES } from '@melee/combat/messaging';
import { Jobs } from '@melee/testbed';
import { useOperated } from './testing/operated.js';

describe('melee dead-letters', () => {
  const operated = useOperated();
  beforeEach(() => operated.redis.flushall());

  const idsOf = async (sid: string) =>
    (await operated.combat.maintenance.deadLetters(sid)).map(({ id }) => id);

  it('lists those of all battles, or of one, and not what was dropped', async () => {
    const [one, other] = [
      await operated.battle({ red: ['a'], blue: ['b'] }),
      await operated.battle({ red: ['a'], blue: ['b'] }),
    ];
    await operated.fail(one, await one.queueExchange('a', 'b'));
    await operated.fail(other, await other.queueExchange('a', 'b'), 'garbage');

    const all = (await operated.json('dead-letters', 'list')).answer as { battles: { battle: string }[] };
    expect(all.battles.map(({ battle }) => battle).sort()).toEqual([one.sid, other.sid].sort());
    const mine = await operated.json('dead-letters', 'list', other.sid);
    expect(mine).toMatchObject({
      exitCode: 0,
      answer: {
        battles: [{ battle: other.sid, letters: [{ entry: 'garbage', error: { message: 'a bug' } }] }],
      },
    });

    const dropped = await operated.json('dead-letters', 'drop', other.sid);
    expect(dropped).toMatchObject({
      exitCode: 0,
      answer: { letters: [{ battle: other.sid, outcome: 'dropped' }] },
    });
    expect((await operated.json('dead-letters', 'list', other.sid)).answer).toEqual({ battles: [] });
    const kept = await operated.json('dead-letters', 'list', other.sid, '--dropped');
    expect(kept.answer).toMatchObject({ battles: [{ letters: [{ droppedAt: expect.any(Number) }] }] });
    expect((await operated.run('dead-letters', 'list', other.sid)).out).toBe('There are no dead letters.\n');
  });

  it('retries an action as though it had never failed, and wakes the Collector', async () => {
    const battle = await operated.battle({ red: ['a'], blue: ['b'] });
    const action = await battle.queueExchange('a', 'b');
    await operated.fail(battle, action);
    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    const [letter] = await idsOf(battle.sid);

    const { exitCode, answer } = await operated.json('dead-letters', 'retry', battle.sid, letter ?? '');
    expect(exitCode).toBe(0);
    expect(answer).toEqual({
      letters: [{ battle: battle.sid, letter, actionId: action.actionId, outcome: 'retried', reason: null }],
    });
    expect(await battle.queue()).toEqual([action]);
    expect(await battle.targets()).toEqual({ a: [], b: [] });
    expect(await operated.dueInMs(battle.sid)).toBeLessThanOrEqual(0);
    const jobs = new Jobs(operated.redis, '{melee}');
    expect(await jobs.open(QUEUES.signals, battle.sid)).toHaveLength(1);
    await jobs.close();
    expect((await operated.run('verify', battle.sid)).exitCode).toBe(0);
  });

  it('refuses what would break an invariant, does the rest, and fails', async () => {
    const battle = await operated.battle({ red: ['a', 'c'], blue: ['b', 'd'] });
    await operated.fail(battle, await battle.queueExchange('a', 'b'));
    await operated.fail(battle, await battle.queueExchange('c', 'd'));
    // By now a has struck at b again.
    await battle.strike('a', 'b');
    const { exitCode, answer } = await operated.json('dead-letters', 'retry', '--all-battles');
    expect(exitCode).toBe(1);
    expect(answer).toMatchObject({
      letters: [{ outcome: 'target/not-available', reason: expect.any(String) }, { outcome: 'retried' }],
    });
    expect(await battle.queue()).toHaveLength(1);
    expect((await operated.run('verify', battle.sid)).out).toBe('1 checked, 0 with violations.\n');
  });

  it('says why a letter cannot be retried', async () => {
    const battle = await operated.battle({ red: ['a'], blue: ['b'] });
    await operated.fail(battle, await battle.queueExchange('a', 'b'), 'garbage');
    const { exitCode, out } = await operated.run('dead-letters', 'retry', battle.sid);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/│ dead-letter\/no-action +│ The letter holds nothing that could be executed\. +│/);
    const unknown = await operated.json('dead-letters', 'drop', battle.sid, 'no-such-id');
    expect(unknown).toMatchObject({
      exitCode: 1,
      answer: { letters: [{ outcome: 'dead-letter/not-found' }] },
    });
  });

  it('knows no letters of a battle that there is not', async () => {
    const { exitCode, answer } = await operated.json('dead-letters', 'list', 'nobody');
    expect([exitCode, answer]).toMatchObject([1, { error: { code: 'session/not-found' } }]);
  });
});

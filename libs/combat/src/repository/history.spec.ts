import { NO_XP } from '../dto/index.js';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangesExecuted } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';
import type { TestBattle } from './testing/test-battle.js';

describe.each(availableEncodings)('the history of a battle, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const cut = (dropped: number) => ({ type: 'log_cut', actionId: 'x', dropped }) as const;

  /** Two exchanges with five log entries, a newcomer between them. */
  async function eventful(): Promise<TestBattle> {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const first = await battle.queuedPair('a', 'b');
    await battle.execute([first], { events: [cut(1), cut(2)] });
    await field.manager.hotJoin(battle.sid, actorDocument('late', 'red'));
    const second = await battle.queuedPair('a', 'b');
    await battle.execute([second], {
      actors: [{ cid: 'a', parts: { xp: { ...NO_XP, hit: 7 } } }],
      events: [cut(3)],
    });
    return battle;
  }

  it('is the genesis, the ledger in its order, the log, and the actors as they are', async () => {
    const battle = await eventful();
    const stored = await field.manager.loadHistory(battle.sid);

    expect(stored.genesis).toEqual(battle.genesis);
    expect(stored.meta).toMatchObject({ sid: battle.sid, step: 2, status: 'active' });
    expect(stored.ledger.map(({ type }) => type)).toEqual(['action', 'join', 'action']);
    expect(stored.ledger[1]).toEqual({ type: 'join', actor: actorDocument('late', 'red') });
    expect(stored.log).toEqual(await battle.log());
    expect(Object.keys(stored.actors)).toEqual(['a', 'b', 'late']);
    expect(stored.actors['a']).toEqual({ ...battle.genesis.actors[0], xp: { ...NO_XP, hit: 7 } });
    expect(stored.actors['late']).toEqual(actorDocument('late', 'red'));
  });

  it.each([1, 2, 3, 5, 6, 100])('is the same in pages of %i', async (pageSize) => {
    const { sid } = await eventful();
    const whole = await field.manager.loadHistory(sid);
    expect(whole.log).toHaveLength(5);
    expect(await field.manager.loadHistory(sid, { pageSize })).toEqual(whole);
  });

  it('ends at the moment when its reading began, whatever happens between two pages', async () => {
    const battle = await eventful();
    const third = await battle.queuedPair('a', 'b');
    const token = await battle.lock();
    const reading = field.manager.loadHistory(battle.sid, { pageSize: 1 });
    const writing = field.manager.commitBattleResults(
      battle.sid,
      token,
      exchangesExecuted([third], { events: [4, 5, 6].map(cut) }),
    );
    const [stored] = await Promise.all([reading, writing]);
    expect(stored.meta.step).toBe(2);
    expect([stored.ledger.length, stored.log.length]).toEqual([3, 5]);
    expect(await battle.log()).toHaveLength(8);
  });

  it('changes nothing in the battle', async () => {
    const { sid } = await eventful();
    const before = await dumpSession(field.redis, sid);
    await field.manager.loadHistory(sid, { pageSize: 2 });
    expect(await dumpSession(field.redis, sid)).toEqual(before);
  });

  it('of a battle that goes on is refused to those who may know of finished ones only', async () => {
    const battle = await eventful();
    const load = () => field.manager.loadHistory(battle.sid, { mustBeFinished: true });
    expect(await codeOf(load())).toBe('battle/not-finished');
    await battle.defeat('b');
    expect((await load()).meta).toMatchObject({ status: 'finished', winner: 'red' });
  });

  it('is not found once its records have expired, be it between two pages', async () => {
    expect(await codeOf(field.manager.loadHistory('nobody'))).toBe('session/not-found');
    const { sid } = await eventful();
    const reading = codeOf(field.manager.loadHistory(sid, { pageSize: 1 }));
    await field.redis.del(sessionKeys.log(sid), sessionKeys.ledger(sid));
    expect(await reading).toBe('session/not-found');
  });
});

import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { useOfAbility } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('the dashboard of an actor, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const hands = { a: { cleave: { price: { hit: 2 } } }, b: { cleave: { price: { hit: 2 } } } };

  it('holds the own actor whole and of the others what anybody sees', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const { own, actors, target, moves, logTail, logLength, meta, now } = await field.manager.loadDashboard(
      battle.sid,
      'a',
      5,
    );
    expect(own).toEqual(battle.genesis.actors[0]);
    const view = await field.manager.loadBattleView(battle.sid);
    expect([actors, meta, logLength]).toEqual([view.actors, view.meta, view.logLength]);
    expect(Object.keys(actors['b'] ?? {}).sort()).toEqual(['effects', 'loadout', 'meta', 'raw', 'state']);
    expect([target, moves]).toEqual(['b', { exchange: {}, item: {}, instant: {} }]);
    expect(logTail).toEqual(await battle.log());
    expect(Math.abs(now - Date.now())).toBeLessThan(5000);
  });

  it('holds the own waiting moves and nobody else’s', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b', 'c'] }, { hands });
    const moveId = await battle.strike('a', 'b', { feintId: 'cleave' });
    const use = useOfAbility('a');
    await field.manager.registerInstantMove(battle.sid, use);
    await battle.strike('b', 'a');
    const { own, moves, target } = await field.manager.loadDashboard(battle.sid, 'a', 5);
    expect(moves).toEqual(await battle.movesOf('a'));
    expect([Object.keys(moves.exchange), Object.keys(moves.instant)]).toEqual([[moveId], [use.moveId]]);
    expect([own.hand, target]).toEqual([{}, 'c']);
  });

  it('has no target where the queue is empty, and at most so many log entries, the last ones', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.strike('a', 'b');
    await battle.commit(await battle.lock(), {
      events: [1, 2, 3].map((dropped) => ({ type: 'log_cut' as const, actionId: 'x', dropped })),
    });
    const { target, logTail } = await field.manager.loadDashboard(battle.sid, 'a', 2);
    expect([target, logTail.map(({ n }) => n)]).toEqual([null, [3, 4]]);
  });

  it('is there after the end, also for the fallen, and not for strangers', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    const load = (sid: string, cid: string) => codeOf(field.manager.loadDashboard(sid, cid, 1));
    expect(await load(battle.sid, 'b')).toBe('accepted');
    expect(await load(battle.sid, 'ghost')).toBe('actor/not-found');
    expect(await load('no-such-battle', 'a')).toBe('session/not-found');
  });

  it('changes nothing and takes one round trip', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.strike('a', 'b');
    const before = await dumpSession(field.redis, battle.sid);
    const sent = jest.spyOn(field.redis, 'sendCommand');
    await field.manager.loadDashboard(battle.sid, 'a', 5);
    expect(sent).toHaveBeenCalledTimes(1);
    sent.mockRestore();
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });
});

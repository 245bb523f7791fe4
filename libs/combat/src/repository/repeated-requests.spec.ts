import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';

describe.each(availableEncodings)('requests that are repeated, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const SIDES = { red: ['a'], blue: ['b', 'c', 'd'] };

  it('take one target however often they come', async () => {
    const { sid } = await field.startBattle(SIDES);
    const pop = (requestId?: string) => field.manager.popPlayerTarget(sid, 'a', requestId);
    const same = await Promise.all([pop('r1'), pop('r1'), pop('r1')]);
    expect(same).toEqual(['b', 'b', 'b']);
    expect([await pop('r2'), await pop('r1'), await pop(), await pop('r2')]).toEqual(['c', 'b', 'd', 'c']);
  });

  it('find the queue empty again that they found empty', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    const pop = (requestId?: string) => field.manager.popPlayerTarget(sid, 'a', requestId);
    await pop();
    expect(await pop('r1')).toBeNull();
    await field.manager.hotJoin(sid, actorDocument('e', 'blue'));
    expect([await pop('r1'), await pop('r2')]).toEqual([null, 'e']);
  });

  it('are answered after the end if they were answered before', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await field.manager.popPlayerTarget(battle.sid, 'a', 'r1');
    await battle.defeat('b');
    const pop = (requestId: string) => field.manager.popPlayerTarget(battle.sid, 'a', requestId);
    expect(await pop('r1')).toBe('b');
    expect(await codeOf(pop('r2'))).toBe('session/not-active');
  });

  it('are an actor’s own: the same id of another is another request', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    const pop = (cid: string) => field.manager.popPlayerTarget(sid, cid, 'r');
    expect([await pop('a'), await pop('b')]).toEqual(['b', 'a']);
  });

  it('keep what their name stands for, for the life of the battle', async () => {
    const battle = await field.startBattle(SIDES);
    const claim = (name: string, digest: string) => field.manager.claimRequest(battle.sid, name, digest);
    expect(await Promise.all([claim('n', 'one'), claim('n', 'one'), claim('m', 'other')])).toEqual([
      true,
      true,
      true,
    ]);
    expect(await claim('n', 'other')).toBe(false);
    expect(await codeOf(field.manager.claimRequest('no-such-battle', 'n', 'one'))).toBe('session/not-found');
    expect(await field.redis.exists(sessionKeys.registered('no-such-battle'))).toBe(0);
  });

  it('leave no key without an end behind when the battle is over', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    expect(await field.manager.claimRequest(battle.sid, 'n', 'one')).toBe(true);
    expect(await field.redis.exists(sessionKeys.registered(battle.sid))).toBe(0);
  });
});

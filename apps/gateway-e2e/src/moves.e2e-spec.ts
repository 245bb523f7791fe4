import { waitFor } from '@melee/harness';
import { sessionKeys } from '@melee/combat/repository';
import type { ProblemBody } from './support/api.js';
import { aBattle, commit, move, player, strike, TWO_PLAYERS } from './support/battles.js';
import { type SharedGateway, shareGateway, SMALL_LIMITS } from './support/gateway-under-test.js';

interface MoveBody {
  readonly moveId: string;
  readonly outcome: string;
  readonly deadline: number | null;
}

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway(SMALL_LIMITS);
});
afterAll(() => gateway.stop());

/** A battle whose Collector has looked at it: the next signal is owed again. */
async function aQuietBattle(actors = TWO_PLAYERS, more: object = {}): Promise<string> {
  const sid = await aBattle(gateway.api, actors, more);
  await gateway.combat.loadSnapshot(sid);
  return sid;
}
/** Signals beside the one of the creation. */
const laterSignals = async (sid: string) => (await gateway.signalsOf(sid)).slice(1);
const movesOf = async (sid: string, cid: string) => (await gateway.combat.loadSnapshot(sid)).moves[cid];
const declare = (sid: string, body: object) => move<MoveBody>(gateway.api, sid, body);
const refusal = async (sid: string, body: object) => {
  const answer = await move<ProblemBody>(gateway.api, sid, body);
  return [answer.status, answer.body.code];
};

describe('a strike', () => {
  it('is accepted with its deadline, and stands with all that was declared', async () => {
    const sid = await aQuietBattle(TWO_PLAYERS, { answerTimeoutsMs: [5000] });
    const intent = strike('a', 'b', { moveId: 'm1', attackZone: 'head', blockZone: 'legs' });
    const { status, body } = await declare(sid, intent);
    const standing = (await movesOf(sid, 'a'))?.exchange['m1'];
    expect([status, body]).toEqual([
      202,
      { moveId: 'm1', outcome: 'registered', deadline: standing?.deadline },
    ]);
    expect(standing).toMatchObject(intent);
    expect(Number(standing?.deadline) - Number(standing?.registeredAt)).toBe(5000);
  });

  it('wakes the Collector when it answers, and not when it waits for an answer of a human', async () => {
    const [waiting, answered] = [await aQuietBattle(), await aQuietBattle()];
    await declare(waiting, strike('a', 'b'));
    await declare(answered, strike('a', 'b'));
    await declare(answered, strike('b', 'a'));
    // Signals leave in the order of the moves: with this one, all before it would be there too.
    await waitFor('the signal of the answer', async () => (await laterSignals(answered)).length > 0);
    expect(await laterSignals(answered)).toEqual([{ sid: answered, type: 'check_immediate' }]);
    expect(await laterSignals(waiting)).toEqual([]);
  });

  it('gets an id of the server if it has none', async () => {
    const sid = await aQuietBattle();
    const { body } = await declare(sid, strike('a', 'b'));
    expect(body.moveId).toMatch(/^[A-Za-z0-9_-]{36}$/);
    expect((await movesOf(sid, 'a'))?.exchange).toHaveProperty(body.moveId);
  });

  it('is one however often it is declared under its id', async () => {
    const sid = await aQuietBattle();
    const intent = strike('a', 'b', { moveId: 'm1' });
    const answers = await Promise.all([declare(sid, intent), declare(sid, intent), declare(sid, intent)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(answers.map(({ body }) => body.outcome).sort()).toEqual(['duplicate', 'duplicate', 'registered']);
    expect(Object.keys((await movesOf(sid, 'a'))?.exchange ?? {})).toEqual(['m1']);
  });

  it('takes the feint that it names out of the hand', async () => {
    const sid = await aQuietBattle();
    await commit(gateway.combat, sid, {
      handAdditions: [{ cid: 'a', feintId: 'power_attack', place: { price: { hit: 1 } } }],
    });
    const { status } = await declare(sid, strike('a', 'b', { feintId: 'power_attack' }));
    expect(status).toBe(202);
    const { actors } = await gateway.combat.loadFullContext(sid, 1);
    expect(actors['a']?.hand).toEqual({});
  });
});

describe('items and abilities', () => {
  it('are accepted, aim at their user unless told, and wake the Collector', async () => {
    const sid = await aQuietBattle();
    const item = await declare(sid, { cid: 'a', strategy: 'item', itemId: 'potion', moveId: 'i1' });
    const instant = await declare(sid, {
      cid: 'b',
      strategy: 'instant',
      abilityId: 'fireball',
      targets: ['a'],
      moveId: 'i2',
    });
    expect([item.status, item.body]).toEqual([202, { moveId: 'i1', outcome: 'registered', deadline: null }]);
    expect(instant.status).toBe(202);
    await waitFor('the signal', async () => (await laterSignals(sid)).length > 0);
    expect((await movesOf(sid, 'a'))?.item['i1']).toMatchObject({ itemId: 'potion', targets: 'self' });
    expect((await movesOf(sid, 'b'))?.instant['i2']).toMatchObject({ abilityId: 'fireball', targets: ['a'] });
  });

  it('include surrender', async () => {
    const sid = await aQuietBattle();
    const { status } = await declare(sid, {
      cid: 'a',
      strategy: 'instant',
      abilityId: 'surrender',
      moveId: 's',
    });
    expect(status).toBe(202);
    expect((await movesOf(sid, 'a'))?.instant['s']).toMatchObject({
      abilityId: 'surrender',
      targets: 'self',
    });
  });

  it('include a manoeuvre', async () => {
    const sid = await aQuietBattle();
    const manoeuvre = { cid: 'a', strategy: 'instant', abilityId: 'manoeuvre', targets: 'b', moveId: 'm' };
    expect((await declare(sid, manoeuvre)).status).toBe(202);
    expect((await movesOf(sid, 'a'))?.instant['m']).toMatchObject({ abilityId: 'manoeuvre', targets: 'b' });
  });

  it('may not wait in greater number than the setting allows', async () => {
    const sid = await aQuietBattle();
    const potion = { cid: 'a', strategy: 'item', itemId: 'potion' };
    await declare(sid, potion);
    await declare(sid, potion);
    const { status, body, headers } = await move<ProblemBody>(gateway.api, sid, potion);
    expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'move/too-many', '1']);
  });
});

describe('moves that the battle refuses', () => {
  it.each<[string, object, number, string]>([
    ['of an unknown actor', strike('nobody', 'b'), 404, 'actor/not-found'],
    ['against an unknown actor', strike('a', 'nobody'), 409, 'target/not-available'],
    ['against oneself', strike('a', 'a'), 409, 'target/not-available'],
    [
      'with a feint that is not in the hand',
      strike('a', 'b', { feintId: 'low_blow' }),
      409,
      'feint/not-in-hand',
    ],
  ])('%s', async (_, body, status, code) => {
    const sid = await aQuietBattle();
    await expect(refusal(sid, body)).resolves.toEqual([status, code]);
  });

  it.each([
    ['an item', { strategy: 'item', itemId: 'potoin' }, { kind: 'item', id: 'potoin', nearest: 'potion' }],
    [
      'an ability',
      { strategy: 'instant', abilityId: 'fire_ball' },
      { kind: 'ability', id: 'fire_ball', nearest: 'fireball' },
    ],
  ])('with %s that the content has not, and the battle hears nothing of it', async (_, use, details) => {
    const sid = await aQuietBattle();
    const { status, body } = await move<ProblemBody>(gateway.api, sid, { cid: 'a', ...use });
    expect([status, body.code, body.details]).toEqual([422, 'content/unknown-id', details]);
    expect(body.detail).toBe(
      `There is no ${details.kind} "${details.id}"; did you mean "${details.nearest}"?`,
    );
    const moves = await movesOf(sid, 'a');
    expect([moves?.item ?? {}, moves?.instant ?? {}]).toEqual([{}, {}]);
  });

  it('against a target that was struck at already', async () => {
    const sid = await aQuietBattle();
    await declare(sid, strike('a', 'b'));
    await expect(refusal(sid, strike('a', 'b'))).resolves.toEqual([409, 'target/not-available']);
  });

  it('under the id of another move', async () => {
    const sid = await aQuietBattle();
    await declare(sid, strike('a', 'b', { moveId: 'm' }));
    const other = strike('a', 'b', { moveId: 'm', attackZone: 'legs' });
    await expect(refusal(sid, other)).resolves.toEqual([409, 'move/conflict']);
  });

  it('of a fallen actor', async () => {
    const sid = await aQuietBattle([...TWO_PLAYERS, player('c', 'blue')]);
    await commit(gateway.combat, sid, { defeated: ['b'] });
    await expect(refusal(sid, strike('b', 'a'))).resolves.toEqual([409, 'actor/defeated']);
  });

  it('in a finished battle', async () => {
    const sid = await aQuietBattle();
    await commit(gateway.combat, sid, { defeated: ['b'] });
    await expect(refusal(sid, strike('a', 'b'))).resolves.toEqual([409, 'session/not-active']);
  });

  it('in an unknown battle, without leaving anything behind', async () => {
    await expect(refusal('unknown', strike('a', 'b'))).resolves.toEqual([404, 'session/not-found']);
    expect(await gateway.redis.exists(sessionKeys.meta('unknown'), sessionKeys.registered('unknown'))).toBe(
      0,
    );
  });
});

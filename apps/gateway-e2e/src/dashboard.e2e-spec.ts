import type { Dashboard } from './support/dashboard.js';
import { sessionKeys } from '@melee/combat/repository';
import type { ProblemBody } from './support/api.js';
import { aBattle, commit, move, player, strike } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway();
});
afterAll(() => gateway.stop());

const THREE = [player('a', 'red'), player('friend', 'red'), player('b', 'blue'), player('c', 'blue')];
const pathOf = (sid: string, cid: string) => `/v1/battles/${sid}/actors/${cid}`;
const dashboardOf = async (sid: string, cid = 'a', query = '') =>
  (await gateway.api.get<Dashboard>(pathOf(sid, cid) + query)).body;

describe('the dashboard of an actor', () => {
  it('shows the battle, the hero at full strength, whom it faces and with whom, and how it began', async () => {
    const sid = await aBattle(gateway.api, THREE);
    const { battle, hero, target, allies, enemies, log, now } = await dashboardOf(sid);
    const { body: view } = await gateway.api.get(`/v1/battles/${sid}`);
    expect(battle).toEqual(view);
    expect(hero).toMatchObject(battle.actors['a'] ?? {});
    expect([hero.cid, hero.hp, hero.energy]).toEqual(['a', hero.maxHp, hero.maxEnergy]);
    expect([hero.hand, hero.waitingMoves, hero.tokens['tempo']]).toEqual([{}, [], 0]);
    expect([target, allies, enemies]).toEqual(['b', ['friend'], ['b', 'c']]);
    expect(log.map(({ n, type }) => [n, type])).toEqual([[1, 'battle_started']]);
    expect(Math.abs(now - Date.now())).toBeLessThan(30_000);
  });

  it('shows what the hero holds, and for how many exchanges an ability is not ready yet', async () => {
    const sid = await aBattle(gateway.api, THREE);
    const { actors } = await gateway.combat.loadBattleView(sid);
    const state = { ...actors['a']?.state, exchanges: 4 };
    const loadout = {
      ...actors['a']?.loadout,
      abilities: ['heal', 'cleanse', 'fireball'],
      belt: { bomb: 1 },
    };
    await commit(gateway.combat, sid, {
      actors: [{ cid: 'a', parts: { state, loadout, cooldowns: { heal: 6, cleanse: 4 } } }],
      handAdditions: [{ cid: 'a', feintId: 'power_attack', place: { price: { hit: 1, crit: 1 } } }],
    });
    const { hero } = await dashboardOf(sid);
    expect(hero.hand).toEqual({ power_attack: { hit: 1, crit: 1 } });
    expect(hero.belt).toEqual({ bomb: 1 });
    expect(hero.abilities).toEqual([
      { abilityId: 'heal', cooldown: 2 },
      { abilityId: 'cleanse', cooldown: 0 },
      { abilityId: 'fireball', cooldown: 0 },
    ]);
  });

  it('shows the waiting moves in the order of their declaration, strikes with the time that is left', async () => {
    const sid = await aBattle(gateway.api, THREE, { answerTimeoutsMs: [30_000] });
    await move(gateway.api, sid, strike('a', 'c', { moveId: 'm2', attackZone: 'head' }));
    await move(gateway.api, sid, { cid: 'a', strategy: 'item', itemId: 'potion', moveId: 'm1' });
    const { hero, target } = await dashboardOf(sid);
    const [first, second] = hero.waitingMoves;
    expect(first).toMatchObject({
      moveId: 'm2',
      strategy: 'exchange',
      target: 'c',
      attackZone: 'head',
      by: null,
    });
    expect(first?.remainingMs).toBeGreaterThan(0);
    expect(first?.remainingMs).toBeLessThanOrEqual(30_000);
    expect(second).toMatchObject({
      moveId: 'm1',
      by: 'potion',
      targets: 'self',
      target: null,
      remainingMs: null,
    });
    expect(target).toBe('b');
  });

  it('has lines for people where a language is asked for', async () => {
    const sid = await aBattle(gateway.api, THREE);
    const [plain, english, russian] = await Promise.all([
      dashboardOf(sid),
      dashboardOf(sid, 'a', '?render=en'),
      dashboardOf(sid, 'a', '?render=ru'),
    ]);
    expect(plain.log[0]).not.toHaveProperty('text');
    expect(english.log[0]?.text).toMatch(/[a-z]/);
    expect(russian.log[0]?.text).toMatch(/[а-я]/);
  });

  it('is refused for who is not in the battle, and for queries that it does not know', async () => {
    const sid = await aBattle(gateway.api);
    const refusal = async (path: string) => {
      const { status, body } = await gateway.api.get<ProblemBody>(path);
      return [status, body.code];
    };
    expect(await refusal(pathOf(sid, 'nobody'))).toEqual([404, 'actor/not-found']);
    expect(await refusal(pathOf('unknown', 'a'))).toEqual([404, 'session/not-found']);
    expect(await refusal(`${pathOf(sid, 'a')}?render=xx`)).toEqual([400, 'request/invalid']);
    expect(await refusal(`${pathOf(sid, 'a')}?seed=1`)).toEqual([400, 'request/invalid']);
    expect(await gateway.redis.exists(sessionKeys.meta('unknown'))).toBe(0);
  });
});

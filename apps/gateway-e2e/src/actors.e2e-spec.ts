import type { ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, commit, move, player, strike, TWO_PLAYERS } from './support/battles.js';
import { type SharedGateway, shareGateway, SMALL_LIMITS } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway(SMALL_LIMITS);
});
afterAll(() => gateway.stop());

const join = <Body>(sid: string, actor: object) => gateway.api.post<Body>(`/v1/battles/${sid}/actors`, actor);
const refusal = async (sid: string, actor: object) => {
  const { status, body } = await join<ProblemBody>(sid, actor);
  return [status, body.code];
};
const targetOf = async (sid: string, cid: string) =>
  (await gateway.api.get<{ target: string | null }>(`/v1/battles/${sid}/actors/${cid}/target`)).body.target;

describe('joining a running battle', () => {
  const newcomer = { ...player('c', 'blue', 'guardian'), name: 'Gwen' };

  it('puts the newcomer into the battle, and into the queues of his enemies', async () => {
    const sid = await aBattle(gateway.api);
    const { status, body } = await join(sid, newcomer);
    expect([status, body]).toEqual([201, { battleId: sid, ...newcomer }]);
    const view = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
    expect(view.body.teams).toEqual({ red: ['a'], blue: ['b', 'c'] });
    expect(await targetOf(sid, 'c')).toBe('a');
    expect((await move(gateway.api, sid, strike('a', 'c'))).status).toBe(202);
    expect((await move(gateway.api, sid, strike('b', 'c'))).status).toBe(409);
  });

  it('answers the same newcomer again with 200 and takes him in once', async () => {
    const sid = await aBattle(gateway.api);
    const first = await join(sid, newcomer);
    const again = await join(sid, newcomer);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const { body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
    expect(body.teams['blue']).toEqual(['b', 'c']);
  });

  it('refuses what cannot be', async () => {
    const sid = await aBattle(gateway.api);
    await expect(refusal(sid, player('a', 'blue'))).resolves.toEqual([409, 'actor/exists']);
    await expect(refusal(sid, player('c', 'blue', 'dragon'))).resolves.toEqual([422, 'content/unknown-id']);
    await expect(refusal(sid, { ...player('c', 'blue'), kind: 'god' })).resolves.toEqual([
      400,
      'request/invalid',
    ]);
    await expect(refusal('unknown', newcomer)).resolves.toEqual([404, 'session/not-found']);
  });

  it('refuses a newcomer in a full battle and in a duel', async () => {
    const full = await aBattle(gateway.api, [...TWO_PLAYERS, player('x', 'blue'), player('y', 'blue')]);
    const duel = await aBattle(gateway.api, TWO_PLAYERS, { mode: 'duel' });
    await expect(refusal(full, newcomer)).resolves.toEqual([409, 'battle/too-many-actors']);
    await expect(refusal(duel, newcomer)).resolves.toEqual([409, 'battle/too-many-actors']);
  });

  it('refuses a newcomer in a finished battle', async () => {
    const sid = await aBattle(gateway.api);
    await commit(gateway.combat, sid, { defeated: ['b'] });
    await expect(refusal(sid, newcomer)).resolves.toEqual([409, 'session/not-active']);
  });
});

describe('the next target', () => {
  it('is shown and stays where it is, until it is struck at', async () => {
    const sid = await aBattle(gateway.api);
    expect(await targetOf(sid, 'a')).toBe('b');
    expect(await targetOf(sid, 'a')).toBe('b');
    await move(gateway.api, sid, strike('a', 'b'));
    expect(await targetOf(sid, 'a')).toBeNull();
  });

  it.each([
    ['an actor', (sid: string) => `/v1/battles/${sid}/actors/nobody/target`, 'actor/not-found'],
    ['a battle', () => '/v1/battles/unknown/actors/a/target', 'session/not-found'],
  ])('of %s that does not exist is a 404', async (_, pathOf, code) => {
    const sid = await aBattle(gateway.api);
    const { status, body } = await gateway.api.get<ProblemBody>(pathOf(sid));
    expect([status, body.code]).toEqual([404, code]);
  });
});

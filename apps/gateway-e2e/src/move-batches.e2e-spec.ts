import type { ProblemBody } from './support/api.js';
import { aBattle, player, strike, TWO_PLAYERS } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway();
});
afterAll(() => gateway.stop());

interface Outcomes {
  readonly outcomes: readonly { readonly moveId: string; readonly outcome: string }[];
}
const declare = <Body>(sid: string, body: unknown) =>
  gateway.api.post<Body>(`/v1/battles/${sid}/moves/batch`, body);
const { cid: _cid, ...BLOW } = strike('a', 'b', { moveId: 'm1' });
const ITEM = { strategy: 'item', itemId: 'potion', moveId: 'm2' };
const ABILITY = { strategy: 'instant', abilityId: 'heal' };

describe('a batch of moves', () => {
  it('takes moves of every strategy, each answered by itself', async () => {
    const sid = await aBattle(gateway.api, [...TWO_PLAYERS, player('c', 'blue')]);
    const blind = { ...BLOW, moveId: 'm3' };
    const { status, body } = await declare<Outcomes>(sid, { cid: 'a', moves: [BLOW, ITEM, blind, ABILITY] });
    expect(status).toBe(202);
    expect(body.outcomes.slice(0, 3)).toEqual([
      { moveId: 'm1', outcome: 'registered' },
      { moveId: 'm2', outcome: 'registered' },
      { moveId: 'm3', outcome: 'target/not-available' },
    ]);
    expect(body.outcomes[3]?.outcome).toBe('registered');
    const standing = (await gateway.combat.loadSnapshot(sid)).moves['a'];
    expect([standing?.exchange, standing?.item].map((part) => Object.keys(part ?? {}))).toEqual([
      ['m1'],
      ['m2'],
    ]);
    expect(standing?.instant).toHaveProperty(body.outcomes[3]?.moveId ?? '');
  });

  it('says which names an item or an ability that the content has not, and takes the others', async () => {
    const sid = await aBattle(gateway.api);
    const moves = [{ ...ITEM, itemId: 'nothing' }, BLOW, { ...ABILITY, abilityId: 'nothing', moveId: 'm3' }];
    const { body } = await declare<Outcomes>(sid, { cid: 'a', moves });
    expect(body.outcomes.map(({ outcome }) => outcome)).toEqual([
      'content/unknown-id',
      'registered',
      'content/unknown-id',
    ]);
  });

  it('names the moves of an unknown actor one by one, and an unknown battle at once', async () => {
    const sid = await aBattle(gateway.api);
    const { body } = await declare<Outcomes>(sid, { cid: 'nobody', moves: [BLOW] });
    expect(body.outcomes).toEqual([{ moveId: 'm1', outcome: 'actor/not-found' }]);
    const unknown = await declare<ProblemBody>('unknown', { cid: 'a', moves: [BLOW] });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'session/not-found']);
  });

  it.each<[string, unknown, string]>([
    ['a body that is a list', [], 'cid'],
    ['no actor', { moves: [BLOW] }, 'cid'],
    ['no moves', { cid: 'a', moves: [] }, 'moves'],
    ['too many moves', { cid: 'a', moves: Array.from({ length: 201 }, () => ABILITY) }, 'moves'],
    ['an actor in a move', { cid: 'a', moves: [{ ...BLOW, cid: 'a' }] }, 'moves.0.cid'],
    ['a move of no strategy', { cid: 'a', moves: [BLOW, {}] }, 'moves.1.strategy'],
    ['a move that is a text', { cid: 'a', moves: ['m'] }, 'moves.0.strategy'],
    ['a wrong value', { cid: 'a', moves: [ITEM, { ...BLOW, attackZone: 'nose' }] }, 'moves.1.attackZone'],
    ['an unknown property', { cid: 'a', moves: [{ ...ITEM, constructor: 1 }] }, 'moves.0.constructor'],
    ['an unknown property of its own', { cid: 'a', moves: [ITEM], seed: 1 }, 'seed'],
    ['a move id twice', { cid: 'a', moves: [BLOW, { ...ITEM, moveId: 'm1' }] }, 'moves'],
  ])('is refused with %s', async (_, request, path) => {
    const sid = await aBattle(gateway.api);
    const { status, body } = await declare<ProblemBody>(sid, request);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
    expect((await gateway.combat.loadSnapshot(sid)).moves).toEqual({});
  });
});

describe('a manoeuvre by its own operation', () => {
  it('is the move of that name', async () => {
    const sid = await aBattle(gateway.api, [...TWO_PLAYERS, player('c', 'blue')]);
    const request = { target: 'c', moveId: 'm' };
    const { status, body } = await gateway.api.post(`/v1/battles/${sid}/actors/a/manoeuvre`, request);
    expect([status, body]).toEqual([202, { moveId: 'm', outcome: 'registered', deadline: null }]);
    const standing = (await gateway.combat.loadSnapshot(sid)).moves['a']?.instant['m'];
    expect(standing).toMatchObject({ abilityId: 'manoeuvre', targets: 'c' });
  });

  it('needs a target', async () => {
    const sid = await aBattle(gateway.api);
    const { status, body } = await gateway.api.post<ProblemBody>(`/v1/battles/${sid}/actors/a/manoeuvre`, {});
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([400, ['target']]);
  });
});

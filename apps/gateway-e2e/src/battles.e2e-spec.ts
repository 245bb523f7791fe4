import { contentId, defaultPack } from '@melee/combat/content';
import { sessionKeys } from '@melee/combat/repository';
import type { ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, commit, player, TWO_PLAYERS } from './support/battles.js';
import { randomId, type SharedGateway, shareGateway, SMALL_LIMITS } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway(SMALL_LIMITS);
});
afterAll(() => gateway.stop());

const create = <Body = BattleBody>(body: unknown) => gateway.api.post<Body>('/v1/battles', body);

describe('creating a battle', () => {
  it('answers 201 with its path and teams, and writes its keys', async () => {
    const battleId = randomId('battle');
    const { status, headers, body } = await create({ battleId, actors: TWO_PLAYERS });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/battles/${battleId}`);
    expect(body).toEqual({
      battleId,
      status: 'active',
      mode: 'standard',
      contentId: contentId(defaultPack),
      teams: { red: ['a'], blue: ['b'] },
    });
    expect(await gateway.redis.hget(sessionKeys.meta(battleId), 'status')).toBe('active');
  });

  it('makes up an id and an unguessable seed', async () => {
    const answers = await Promise.all([create({ actors: TWO_PLAYERS }), create({ actors: TWO_PLAYERS })]);
    const ids = answers.map(({ body }) => body.battleId);
    const seeds = await Promise.all(ids.map((id) => gateway.redis.hget(sessionKeys.meta(id), 'seed')));
    expect(new Set(ids).size).toBe(2);
    expect(new Set(seeds).size).toBe(2);
    for (const text of [...ids, ...seeds]) expect(text).toMatch(/^[A-Za-z0-9_-]{36}$/);
  });

  it('keeps the answer timeouts of the request', async () => {
    const sid = await aBattle(gateway.api, TWO_PLAYERS, { answerTimeoutsMs: [900, 300] });
    expect(await gateway.redis.hget(sessionKeys.meta(sid), 'answerMs')).toBe('900,300');
  });

  it('wakes the Collector', async () => {
    const sid = await aBattle(gateway.api, [player('a', 'red'), { ...player('b', 'blue'), kind: 'bot' }]);
    expect(await gateway.redis.exists(sessionKeys.signal(sid))).toBe(1);
    await expect(gateway.signalsOf(sid)).resolves.toEqual([{ sid, type: 'check_immediate' }]);
  });

  it.each([
    ['a seed of its own', { seed: 'fixed' }],
    ['a seed made up by the server', {}],
  ])('answers the same request again with 200 and changes nothing, with %s', async (_, more) => {
    const request = { battleId: randomId('battle'), actors: TWO_PLAYERS, ...more };
    const first = await create(request);
    const seed = await gateway.redis.hget(sessionKeys.meta(request.battleId), 'seed');
    const again = await create(request);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(await gateway.redis.hget(sessionKeys.meta(request.battleId), 'seed')).toBe(seed);
  });

  it('creates one battle of the same request sent many times at once', async () => {
    const request = { battleId: randomId('battle'), actors: TWO_PLAYERS };
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
  });

  it('answers a repeated request after the end with the status of the battle', async () => {
    const request = { battleId: randomId('battle'), actors: TWO_PLAYERS };
    await create(request);
    await commit(gateway.combat, request.battleId, { defeated: ['b'] });
    expect(await create(request)).toMatchObject({ status: 200, body: { status: 'finished' } });
  });

  it.each([
    ['other actors', { actors: [player('a', 'red'), player('c', 'blue')] }],
    ['another seed', { seed: 'other' }],
    ['another mode', { mode: 'raid' }],
  ])('refuses an id that is taken by a battle with %s', async (_, change) => {
    const request = { battleId: randomId('battle'), seed: 'one', actors: TWO_PLAYERS };
    await create(request);
    const { status, body } = await create<ProblemBody>({ ...request, ...change });
    expect([status, body.code]).toEqual([409, 'session/exists']);
  });
});

describe('descriptions of battles that contradict themselves', () => {
  it('names the nearest template for an unknown one', async () => {
    const { status, body } = await create<ProblemBody>({
      actors: [player('a', 'red', 'warior'), player('b', 'blue')],
    });
    expect([status, body.code]).toEqual([422, 'content/unknown-id']);
    expect(body.details).toMatchObject({ id: 'warior', nearest: 'warrior' });
  });

  it('refuses more actors than the setting allows', async () => {
    const actors = ['a', 'b', 'c', 'd', 'e'].map((cid, i) => player(cid, i === 0 ? 'red' : 'blue'));
    const { status, body } = await create<ProblemBody>({ actors });
    expect([status, body.code]).toEqual([409, 'battle/too-many-actors']);
  });

  it.each([
    ['one team only', { actors: [player('a', 'red'), player('b', 'red')] }],
    ['a duel of three', { mode: 'duel', actors: [...TWO_PLAYERS, player('c', 'blue')] }],
    ['a duel within a team', { mode: 'duel', actors: [player('a', 'red'), player('b', 'red')] }],
  ])('refuses %s', async (_, request) => {
    const { status, body } = await create<ProblemBody>(request);
    expect([status, body.code]).toEqual([422, 'battle/invalid']);
  });
});

describe('reading a battle', () => {
  it('shows how it stands, and neither seed nor hands nor moves', async () => {
    const sid = await aBattle(gateway.api, TWO_PLAYERS, { seed: 'very-secret' });
    await gateway.api.post(`/v1/battles/${sid}/moves`, {
      cid: 'a',
      strategy: 'exchange',
      target: 'b',
      moveId: 'm1',
    });
    const { status, body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ battleId: sid, status: 'active', step: 0, winner: null, logLength: 1 });
    const warrior = defaultPack.templates['warrior']?.name;
    expect(body.actors['a']).toMatchObject({ name: warrior?.en, templateName: warrior, alive: true });
    expect(JSON.stringify(body)).not.toMatch(/very-secret|m1|hand/);
  });

  it('shows what actors have left of what they can have, and what they bear', async () => {
    const sid = await aBattle(gateway.api);
    const { actors } = await gateway.combat.loadBattleView(sid);
    const state = actors['a']?.state;
    const burning = { effectId: 'burning', sourceCid: 'b', remaining: 2, stacks: 3, power: 1 };
    await commit(gateway.combat, sid, {
      actors: [{ cid: 'a', parts: { state: { ...state, hp: 7, energy: 0 }, effects: [burning] } }],
    });
    const { body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
    expect(body.contentId).toBe(contentId(defaultPack));
    expect(body.actors['a']).toMatchObject({
      hp: 7,
      maxHp: state?.hp,
      effects: [
        {
          effectId: 'burning',
          name: defaultPack.effects['burning']?.name,
          source: 'b',
          remaining: 2,
          stacks: 3,
        },
      ],
    });
    expect(body.actors['b']).toMatchObject({ hp: body.actors['b']?.maxHp, effects: [] });
  });

  it('shows the winner and the fallen of a finished battle', async () => {
    const sid = await aBattle(gateway.api);
    await commit(gateway.combat, sid, { defeated: ['b'] });
    const { body } = await gateway.api.get<BattleBody>(`/v1/battles/${sid}`);
    expect(body).toMatchObject({ status: 'finished', winner: 'red', reason: 'last_team_standing' });
  });

  it('answers 404 for an unknown battle', async () => {
    const { status, headers, body } = await gateway.api.get<ProblemBody>('/v1/battles/nobody');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: 'urn:melee:problem:session/not-found',
      title: expect.any(String),
      status: 404,
      code: 'session/not-found',
      detail: expect.any(String),
      remedy: expect.any(String),
      instance: '/v1/battles/nobody',
      details: { sid: 'nobody' },
    });
  });
});

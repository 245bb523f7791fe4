import { contentId, defaultPack } from '@melee/combat/content';
import { commit } from './support/battles.js';
import { type SharedGateway, randomId, shareGateway } from './support/gateway-under-test.js';
import { GrpcClient, METHODS } from './support/grpc-client.js';
import { ACTORS, ATTRIBUTES, definition, overrides } from './support/grpc-messages.js';
import { keepDuel } from './support/records.js';

let gateway: SharedGateway;
let client: GrpcClient;
const called = new Set<string>();
const call = <Answer>(
  method: string,
  message: object,
  metadata: Record<string, string> = {},
): Promise<Answer> => {
  called.add(method);
  return client.call<Answer>(method, message, { metadata });
};
const aBattle = async (more: object = {}): Promise<string> => {
  const battleId = randomId('grpc');
  await call('CreateBattle', { battleId, actors: ACTORS, ...more });
  return battleId;
};

beforeAll(async () => {
  gateway = await shareGateway();
  client = new GrpcClient(String(gateway.service.grpcAddress));
});
afterAll(async () => {
  client.close();
  await gateway.stop();
});

describe('a battle over gRPC', () => {
  it('is created once, from all that the message says', async () => {
    const battleId = randomId('grpc');
    const message = {
      battleId,
      seed: 'seed-7',
      mode: 'BATTLE_MODE_DUEL',
      answerTimeoutsMs: [5000, 4000],
      actors: [
        { cid: 'a', team: 'red', kind: 'ACTOR_KIND_PLAYER', definition },
        { ...ACTORS[1], overrides },
      ],
    };
    const created = await call('CreateBattle', message);
    expect(created).toMatchObject({
      battleId,
      status: 'BATTLE_STATUS_ACTIVE',
      mode: 'BATTLE_MODE_DUEL',
      contentId: contentId(defaultPack),
      teams: { red: { cids: ['a'] }, blue: { cids: ['b'] } },
      isNew: true,
    });
    const again = await call<{ isNew?: boolean }>('CreateBattle', message);
    expect(again.isNew).toBe(false);

    const { genesis } = await gateway.combat.loadHistory(battleId);
    expect(genesis).toMatchObject({
      seed: 'seed-7',
      mode: 'duel',
      settings: { answerMs: [5000, 4000], maxActors: 2 },
    });
    const [a, b] = genesis.actors;
    expect(a).toMatchObject({
      meta: { kind: 'player', behaviour: 'aggressive' },
      raw: { attributes: ATTRIBUTES, modifiers: { hp: ['+10', '*1.5'] }, skills: { blade: 35 } },
      loadout: { mainHand: 'sword', offHand: null, armour: [], belt: { potion: 3 }, abilities: ['heal'] },
    });
    expect(b).toMatchObject({
      meta: { kind: 'bot' },
      raw: { attributes: { strength: 14 }, traits: [] },
      loadout: { offHand: null, belt: { bomb: 2 } },
    });
  });

  it('is seen as REST sees it', async () => {
    const battleId = await aBattle();
    const { battle } = await call<{ battle: Record<string, unknown> }>('GetBattle', { battleId });
    const { body } = await gateway.api.get<{
      createdAt: number;
      actors: Record<string, Record<string, unknown>>;
    }>(`/v1/battles/${battleId}`);
    expect(battle).toMatchObject({
      battleId,
      status: 'BATTLE_STATUS_ACTIVE',
      mode: 'BATTLE_MODE_STANDARD',
      createdAtMs: body.createdAt,
      lastEvent: 1,
    });
    const { actors } = battle as { actors: { cid: string }[] };
    expect(actors.map(({ cid }) => cid).sort()).toEqual(['a', 'b', 'c']);
    const { hp, maxHp, mainHand, armour, templateName } = body.actors['a'] ?? {};
    expect(actors.find(({ cid }) => cid === 'a')).toMatchObject({
      name: 'Ann',
      kind: 'ACTOR_KIND_PLAYER',
      hp,
      maxHp,
      mainHand,
      armour,
      templateName,
    });
    expect(JSON.stringify(battle)).not.toMatch(/seed|hand"|tokens/);
  });

  it('takes a newcomer in, once', async () => {
    const battleId = await aBattle();
    const message = { battleId, actor: { ...ACTORS[0], cid: 'd', name: 'Dan' } };
    expect(await call('JoinBattle', message)).toMatchObject({
      battleId,
      cid: 'd',
      team: 'red',
      kind: 'ACTOR_KIND_PLAYER',
      template: 'warrior',
      name: 'Dan',
      isNew: true,
    });
    expect(await call<{ isNew: boolean }>('JoinBattle', message)).toMatchObject({ isNew: false });
    expect((await gateway.combat.loadBattleView(battleId)).meta.teams['red']).toEqual(['a', 'd']);
  });
});

describe('an actor over gRPC', () => {
  it('declares a strike, which waits on its dashboard', async () => {
    const battleId = await aBattle();
    const move = { moveId: 'm1', exchange: { target: 'b', attackZone: 'ZONE_HEAD', blockZone: 'ZONE_LEGS' } };
    const declared = await call<{ deadlineMs: number }>('DeclareMove', { battleId, cid: 'a', move });
    expect(declared).toMatchObject({ moveId: 'm1', outcome: 'registered' });
    expect(declared.deadlineMs).toBeGreaterThan(Date.now());
    expect(await call('DeclareMove', { battleId, cid: 'a', move })).toMatchObject({ outcome: 'duplicate' });
    expect(await gateway.signalsOf(battleId)).not.toEqual([]);

    const { hero, target, allies, enemies, logTail } = await call<Record<string, unknown>>('GetDashboard', {
      battleId,
      cid: 'a',
      render: 'ru',
    });
    expect(hero).toMatchObject({
      actor: { cid: 'a', name: 'Ann' },
      waitingMoves: [
        {
          moveId: 'm1',
          what: 'strike',
          strike: {
            target: 'b',
            attackZone: 'ZONE_HEAD',
            blockZone: 'ZONE_LEGS',
            remainingMs: expect.any(Number),
          },
        },
      ],
      tokens: expect.objectContaining({ tempo: expect.any(Number) }),
    });
    expect([target, allies, enemies]).toEqual(['c', undefined, ['b', 'c']]);
    expect(logTail).toMatchObject([{ n: 1, event: 'battleStarted', text: expect.stringMatching(/[а-я]/) }]);
  });

  it('declares several moves, of which each is judged by itself', async () => {
    const battleId = await aBattle();
    const moves = [
      { moveId: 'm1', exchange: { target: 'b' } },
      { moveId: 'm2', exchange: { target: 'a' } },
      { moveId: 'm3', instant: { abilityId: 'heal' } },
      { moveId: 'm4', item: { itemId: 'bomb', targets: ['all_enemies'] } },
    ];
    const { outcomes } = await call<{ outcomes: object[] }>('DeclareMoves', { battleId, cid: 'a', moves });
    expect(outcomes).toEqual([
      { moveId: 'm1', outcome: 'registered' },
      { moveId: 'm2', outcome: 'target/not-available' },
      { moveId: 'm3', outcome: 'registered' },
      { moveId: 'm4', outcome: 'registered' },
    ]);
    const { moves: waiting } = await gateway.combat.loadDashboard(battleId, 'a', 1);
    expect(waiting.item['m4']).toMatchObject({ itemId: 'bomb', targets: 'all_enemies' });
    expect(waiting.instant['m3']).toMatchObject({ abilityId: 'heal', targets: 'self' });
  });

  it('surrenders and manoeuvres', async () => {
    const battleId = await aBattle();
    expect(await call('Manoeuvre', { battleId, cid: 'a', target: 'c', moveId: 'm1' })).toEqual({
      moveId: 'm1',
      outcome: 'registered',
    });
    expect(await call('Surrender', { battleId, cid: 'a', moveId: 'm2' })).toEqual({
      moveId: 'm2',
      outcome: 'registered',
    });
    const { moves } = await gateway.combat.loadDashboard(battleId, 'a', 1);
    expect(moves.instant).toMatchObject({
      m1: { abilityId: 'manoeuvre', targets: 'c' },
      m2: { abilityId: 'surrender', targets: 'self' },
    });
  });

  it('looks at its next target, and gives it up once for each key', async () => {
    const battleId = await aBattle();
    const key = { 'idempotency-key': 'pop-1' };
    expect(await call('PeekTarget', { battleId, cid: 'a' })).toMatchObject({ target: 'b' });
    expect(await call('PopTarget', { battleId, cid: 'a' }, key)).toMatchObject({ target: 'b' });
    expect(await call('PopTarget', { battleId, cid: 'a' }, key)).toMatchObject({ target: 'b' });
    expect(await call('PeekTarget', { battleId, cid: 'a' })).toMatchObject({ target: 'c' });
    await call('PopTarget', { battleId, cid: 'a' });
    expect(await call<object>('PeekTarget', { battleId, cid: 'a' })).not.toHaveProperty('target');
  });
});

describe('the records over gRPC', () => {
  it('hold the log, by pages and in words', async () => {
    const battleId = await aBattle();
    const strike = {
      type: 'strike',
      actionId: 'x1',
      kind: 'exchange',
      wave: 0,
      source: 'a',
      target: 'b',
      by: 'sword',
      outcome: 'hit',
      isCritical: true,
      damage: 7,
      absorbed: 0,
      targetHp: 3,
    } as const;
    await commit(gateway.combat, battleId, { events: [strike], defeated: ['b', 'c'] });
    const page = await call<{ entries: object[]; last: number }>('ReadLog', { battleId, after: 1, limit: 1 });
    const { type: _type, actionId, ...told } = strike;
    expect(page).toMatchObject({ last: 2, entries: [{ n: 2, actionId, event: 'strike', strike: told }] });
    const rest = await call('ReadLog', { battleId, after: 2, render: 'en' });
    expect(rest).toMatchObject({
      last: 3,
      entries: [
        {
          text: expect.stringContaining('Team red wins'),
          battleFinished: { winner: 'red', reason: 'FINISH_REASON_LAST_TEAM_STANDING' },
        },
      ],
    });
    const { historyJson } = await call<{ historyJson: Buffer }>('GetReplay', { battleId });
    const { body } = await gateway.api.get(`/v1/battles/${battleId}/replay`);
    expect(JSON.parse(historyJson.toString())).toEqual(body);
  });

  it('hold the result of a finished battle, and list it by participant, mode and time', async () => {
    const sid = randomId('result');
    const cid = randomId('hero');
    const finishedAt = Date.now() - 1000;
    await keepDuel(gateway.redis, { sid, cid, finishedAt });
    const { result } = await call<{ result: object }>('GetResult', { battleId: sid });
    expect(result).toMatchObject({
      battleId: sid,
      mode: 'BATTLE_MODE_DUEL',
      winner: 'red',
      reason: 'FINISH_REASON_LAST_TEAM_STANDING',
      steps: 7,
      finishedAtMs: finishedAt,
      actors: [
        { cid, team: 'red', kind: 'ACTOR_KIND_PLAYER', hp: 12, xp: expect.objectContaining({ kill: 1 }) },
        { cid: 'b', team: 'blue', kind: 'ACTOR_KIND_BOT', defeat: 'DEFEAT_KILLED' },
      ],
    });
    const listed = (more: object) =>
      call<{ results?: object[] }>('ListResults', { participant: cid, mode: 'BATTLE_MODE_DUEL', ...more });
    expect((await listed({ fromMs: finishedAt, toMs: finishedAt + 1, limit: 5 })).results).toEqual([result]);
    expect((await listed({ toMs: finishedAt })).results ?? []).toEqual([]);
  });

  it('hold content packs: those that there are, one whole, a new one', async () => {
    const name = randomId('pack').replace('pack-', 'pack_');
    const text = JSON.stringify({ ...defaultPack, name });
    const { contentId: id } = await call<{ contentId: string }>('UploadContentPack', {
      files: [{ path: 'pack.yaml', text }],
    });
    const { packs } = await call<{ packs: object[] }>('ListContentPacks', {});
    expect(packs).toContainEqual(
      expect.objectContaining({ contentId: id, name, isUploaded: true, isLive: true, isDefault: false }),
    );
    expect(packs).toContainEqual(expect.objectContaining({ name: 'default', isDefault: true }));
    const { packJson } = await call<{ packJson: Buffer }>('GetContentPack', { contentPack: name });
    expect(JSON.parse(packJson.toString())).toMatchObject({
      name,
      templates: { warrior: expect.anything() },
    });
    const battleId = await aBattle({ contentPack: name });
    expect((await gateway.combat.loadBattleView(battleId)).meta.contentId).toBe(id);
  });
});

it('has been called by every method but the stream, which has tests of its own', () => {
  expect([...called].sort()).toEqual(METHODS.filter((method) => method !== 'StreamEvents').sort());
});

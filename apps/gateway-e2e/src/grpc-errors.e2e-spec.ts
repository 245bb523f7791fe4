import { status } from '@grpc/grpc-js';
import { waitFor } from '@melee/harness';
import { aBattle, player } from './support/battles.js';
import { type SharedGateway, shareGateway, startGateway } from './support/gateway-under-test.js';
import { GrpcClient, METHODS } from './support/grpc-client.js';
import { almostOver, asPlayer, asService, asSpectator, hs256, JWT_ENV } from './support/tokens.js';

let gateway: SharedGateway;
let nobody: GrpcClient;
let service: GrpcClient;
let spectator: GrpcClient;
let ann: GrpcClient;
let sid: string;

const strikeAt = (target: string, moveId: string) => ({
  battleId: sid,
  cid: 'a',
  move: { moveId, exchange: { target } },
});

describe('a call that is refused', () => {
  beforeAll(async () => {
    gateway = await shareGateway(JWT_ENV);
    nobody = new GrpcClient(String(gateway.service.grpcAddress));
    service = nobody.as(asService());
    spectator = nobody.as(asSpectator());
    ann = nobody.as(asPlayer('ann', 'a'));
    sid = await aBattle(gateway.api.as(asService()));
  });
  afterAll(async () => {
    for (const client of [nobody, service, spectator, ann]) client.close();
    await gateway.stop();
  });

  it.each(METHODS.filter((method) => method !== 'StreamEvents'))(
    'because %s is nothing for callers without a token',
    async (method) => {
      expect(await nobody.refusal(method, {})).toMatchObject({
        code: status.UNAUTHENTICATED,
        reason: 'auth/unauthenticated',
        domain: 'melee',
      });
    },
  );

  it('when the token ends in the middle of a stream', async () => {
    const brief = nobody.as(hs256({ sub: 'ann', role: 'spectator', ...almostOver() }));
    const stream = brief.follow({ battleId: sid });
    await stream.has(1);
    expect(await stream.cutOff()).toMatchObject({
      code: status.UNAUTHENTICATED,
      reason: 'auth/unauthenticated',
    });
    brief.close();
  });

  it('because the token does not allow it', async () => {
    const forbidden = { code: status.PERMISSION_DENIED, reason: 'auth/forbidden' };
    const dashboard = { battleId: sid, cid: 'a' };
    expect(await spectator.refusal('GetDashboard', dashboard)).toMatchObject(forbidden);
    expect(await ann.refusal('GetDashboard', { ...dashboard, cid: 'b' })).toMatchObject(forbidden);
    expect(await ann.refusal('CreateBattle', {})).toMatchObject(forbidden);
    expect(await ann.call('GetDashboard', dashboard)).toMatchObject({ hero: { actor: { cid: 'a' } } });
    expect(await nobody.follow({ battleId: sid }).cutOff()).toMatchObject({ code: status.UNAUTHENTICATED });
  });

  it('tells what does not exist, with the values that explain it', async () => {
    expect(await service.refusal('GetBattle', { battleId: 'unknown' })).toEqual({
      code: status.NOT_FOUND,
      message: 'There is no battle with this id, or its records have expired.',
      reason: 'session/not-found',
      domain: 'melee',
      metadata: { sid: 'unknown' },
      violations: [],
      retryAfterS: null,
    });
    expect(await service.follow({ battleId: 'unknown' }).cutOff()).toMatchObject({
      code: status.NOT_FOUND,
      reason: 'session/not-found',
    });
  });

  it('tells each wrong value by its path in the message', async () => {
    const violationsOf = async (method: string, message: object) => {
      const { code, reason, violations } = await service.refusal(method, message);
      expect([code, reason]).toEqual([status.INVALID_ARGUMENT, 'request/invalid']);
      return violations.map(({ field }) => field);
    };
    const actor = { cid: 'a', team: 'red', kind: 'ACTOR_KIND_PLAYER', template: 'warrior' };
    expect(
      await violationsOf('CreateBattle', {
        answerTimeoutsMs: [1],
        actors: [actor, { ...actor, cid: 'a b', kind: 'ACTOR_KIND_UNSPECIFIED' }],
        webhooks: [{ url: 'ftp://x' }],
      }),
    ).toEqual(['answer_timeouts_ms', 'webhooks[0].url', 'actors[1].cid', 'actors[1].kind']);
    const definition = { attributes: { strength: Number.NaN, luck: 7 }, loadout: { belt: { 'no id': 1 } } };
    expect(
      await violationsOf('JoinBattle', {
        battleId: sid,
        actor: { ...actor, template: undefined, definition },
      }),
    ).toEqual(
      expect.arrayContaining([
        'actor.definition.attributes.luck',
        'actor.definition.attributes.strength',
        'actor.definition.loadout.main_hand',
        'actor.definition.loadout.belt',
        'actor.definition.behaviour',
      ]),
    );
    const move = { battleId: sid, cid: 'a' };
    expect(await violationsOf('DeclareMove', move)).toEqual(['move.what']);
    expect(
      await violationsOf('DeclareMove', { ...move, move: { moveId: ' ', exchange: { target: '' } } }),
    ).toEqual(['move.exchange.target', 'move.move_id']);
    expect(await violationsOf('DeclareMoves', { ...move, moves: [{ instant: {} }] })).toEqual([
      'moves[0].instant.ability_id',
    ]);
    expect(await violationsOf('ReadLog', { battleId: sid, limit: 1001, render: 'fr' })).toEqual([
      'limit',
      'render',
    ]);
    expect(await violationsOf('ListResults', { fromMs: -1 })).toEqual(['from_ms']);
    expect(await violationsOf('GetBattle', {})).toEqual(['battle_id']);
  });

  it('tells where an unknown id of the content stands', async () => {
    const wrong = { ...player('d', 'red', 'warior'), kind: 'ACTOR_KIND_PLAYER' };
    expect(await service.refusal('JoinBattle', { battleId: sid, actor: wrong })).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'content/unknown-id',
      metadata: { nearest: 'warrior' },
    });
  });

  it('has the status of its code', async () => {
    await ann.call('DeclareMove', strikeAt('b', 'm1'));
    expect(await ann.refusal('DeclareMove', strikeAt('b', 'm2'))).toMatchObject({
      code: status.FAILED_PRECONDITION,
      reason: 'target/not-available',
    });
    expect(await ann.refusal('GetContentPack', { contentPack: 'nothing' })).toMatchObject({
      code: status.NOT_FOUND,
      reason: 'content/not-found',
    });
    const named = strikeAt('b', 'm3');
    expect(await ann.refusal('DeclareMove', named, { metadata: { 'idempotency-key': 'k' } })).toMatchObject({
      code: status.INVALID_ARGUMENT,
      violations: [{ field: 'Idempotency-Key' }],
    });
  });

  it('is no internal error when its bytes are no message', async () => {
    expect(await service.refusalOfBytes('GetBattle', Buffer.from([0x0a, 0xff]))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'request/malformed',
    });
    // A text that is no UTF-8.
    expect(await service.refusalOfBytes('GetBattle', Buffer.from([0x0a, 0x01, 0xff]))).toMatchObject({
      reason: 'request/invalid',
    });
  });

  it('has details that fit into its trailers, however much is wrong', async () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`${'é'.repeat(400)}${i}`, i]),
    );
    const actor = { cid: 'd', team: 'red', kind: 'ACTOR_KIND_PLAYER', definition: { attributes } };
    const { code, violations } = await service.refusal('JoinBattle', { battleId: sid, actor });
    expect(code).toBe(status.INVALID_ARGUMENT);
    expect(violations.length).toBeGreaterThan(0);
  });

  it('for want of a method is told by gRPC itself', async () => {
    await expect(service.callPath('/melee.combat.v1.CombatService/Nothing')).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
    });
  });
});

describe('a caller who asks too often', () => {
  beforeAll(async () => {
    gateway = await startGateway({ ...JWT_ENV, RATE_LIMIT_CALLER_PER_S: '2' });
    ann = new GrpcClient(String(gateway.service.grpcAddress)).as(asPlayer('ann', 'a'));
    sid = await aBattle(gateway.api.as(asService()));
  });
  afterAll(async () => {
    ann.close();
    await gateway.stop();
  });

  it('is told when to come again; each call counts once', async () => {
    const ask = () => ann.call('GetBattle', { battleId: sid }).then(() => null);
    const refused = await waitFor('a refusal', async () => {
      const [first, second] = await Promise.allSettled([ask(), ask()]);
      const third = await ann.refusal('GetBattle', { battleId: sid }).catch(() => undefined);
      // The second may have begun between the calls.
      return first.status === 'fulfilled' && second.status === 'fulfilled' && third;
    });
    expect(refused).toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
      reason: 'limits/too-many-requests',
      retryAfterS: 1,
    });
  });

  it('does nothing any more when nobody waits for it', async () => {
    await waitFor('the limit to forget', () =>
      ann.call('PeekTarget', { battleId: sid, cid: 'a' }).then(
        () => true,
        () => false,
      ),
    );
    // The guard that counts the call waits for Redis until the deadline has passed.
    await gateway.redis.client('PAUSE', 400, 'ALL');
    await expect(ann.call('DeclareMove', strikeAt('b', 'late'), { deadlineMs: 100 })).rejects.toMatchObject({
      code: status.DEADLINE_EXCEEDED,
    });
    await gateway.redis.ping();
    const { moves } = await gateway.combat.loadDashboard(sid, 'a', 1);
    expect(moves.exchange).toEqual({});
    await waitFor('a call in time', () =>
      ann.call('DeclareMove', strikeAt('b', 'in-time'), { deadlineMs: 5000 }).then(
        () => true,
        () => false,
      ),
    );
  });
});

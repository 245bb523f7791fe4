import { startService, WebhookReceiver } from '@melee/harness';
import { duellists } from './support/armies.js';
import { Battle } from './support/battle.js';
import { MeleeSystem } from './support/melee-system.js';
import { RpcMoves } from './support/rpc-moves.js';
import { type ReceivedSpan, SpanReceiver, type SpanTree, treeOf } from './support/span-receiver.js';
import { WITHOUT_OPENTELEMETRY } from './support/without-opentelemetry.js';

const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const tracing = (endpoint: string) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_BSP_SCHEDULE_DELAY: '20',
});
const TELLING = { WEBHOOK_SECRET: 'a-secret-of-the-tests-0123456789abcdef', WEBHOOK_ALLOW_PRIVATE: 'true' };

/** What follows from the move that completes a pair. */
const AFTER_THE_ANSWER: SpanTree = {
  'gateway: redis registerExchangeMove': {},
  'collector: process combat-signals': {
    'collector: redis loadSnapshot': {},
    'collector: redis transferIntentsToActions': {},
    'executor: process combat-batches': {
      'executor: redis takeBatch': {},
      'executor: resolve': {},
      'executor: redis commitBattleResults': {},
      'gateway: deliver events': {},
    },
  },
  'executor: exchange': {},
};

const SPANS_OF_A_PAIR = 11;

describe('traces', () => {
  let receiver: SpanReceiver;
  let system: MeleeSystem;
  let inbox: WebhookReceiver;
  beforeAll(async () => {
    receiver = await SpanReceiver.start();
    inbox = await WebhookReceiver.open();
    system = await MeleeSystem.start({ env: { ...tracing(receiver.url), ...TELLING } });
  });
  afterAll(async () => {
    await system.stop();
    await Promise.all([receiver.stop(), inbox.close()]);
  });

  /** The trace of a span without the index, of which a move writes an entry now and then. */
  const traceOf = ({ traceId }: ReceivedSpan) =>
    receiver.spans.filter((span) => span.traceId === traceId && span.name !== 'redis touchIndex');

  /** A battle whose first pass is over: the moves that come then are the only reason to wake the Collector. */
  async function aQuietBattle(): Promise<string> {
    const sid = system.nextBattleId();
    await system.api().create({ battleId: sid, seed: 'traces', actors: duellists() });
    await receiver.span('process combat-signals', { 'melee.battle.id': sid });
    return sid;
  }

  async function assertOneTrace(sid: string, first: ReceivedSpan, second: ReceivedSpan): Promise<void> {
    await receiver.span('deliver events', { 'melee.battle.id': sid });
    await receiver.span('exchange', { 'melee.actor.id': 'blue-1' });
    const trace = await receiver.until('the whole trace', () => {
      const spans = traceOf(second);
      return spans.length < SPANS_OF_A_PAIR ? undefined : spans;
    });
    expect(treeOf(trace, undefined)).toEqual({ [`gateway: ${second.name}`]: AFTER_THE_ANSWER });
    expect(
      traceOf(first)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([first.name, 'redis registerExchangeMove'].sort());

    const inTrace = (name: string) => trace.find((span) => span.name === name);
    const [pass, batch] = [inTrace('process combat-signals'), inTrace('process combat-batches')];
    const moves = [first.spanId, second.spanId].sort();
    expect([...(pass?.links ?? [])].sort()).toEqual(moves);
    expect([...(batch?.links ?? [])].sort()).toEqual(moves);
    expect([...(inTrace('exchange')?.links ?? [])].sort()).toEqual([batch?.spanId, first.spanId].sort());
    expect(pass?.attributes).toMatchObject({ 'melee.battle.id': sid, 'melee.pass.outcome': 'worked' });
    expect(batch?.attributes).toMatchObject({ 'melee.battle.id': sid, 'melee.batch.outcome': 'committed' });

    // A battle goes on and on: what comes after the commit is another trace, which knows of this one.
    const next = await receiver.until('the pass that comes after the commit', () =>
      receiver.spans.find(
        ({ name, links }) =>
          name === 'process combat-signals' && batch !== undefined && links.includes(batch.spanId),
      ),
    );
    expect(next.parent).toBeUndefined();
    expect(next.traceId).not.toBe(second.traceId);
  }

  test('lead from the HTTP request that completes a pair over all apps to the event', async () => {
    const sid = await aQuietBattle();
    const url = `${String(system.running('gateway')[0]?.httpUrl)}/v1/battles/${sid}`;
    const events = await fetch(`${url}/events?after=1`);
    const strike = (cid: string, target: string, requestId: string) =>
      fetch(`${url}/moves`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-request-id': requestId,
          traceparent: `00-${CALLER.traceId}-${CALLER.spanId}-01`,
        },
        body: JSON.stringify({ cid, strategy: 'exchange', target }),
      });
    expect((await strike('red-1', 'blue-1', 'http-first')).status).toBe(202);
    expect((await strike('blue-1', 'red-1', 'http-second')).status).toBe(202);
    const first = await receiver.span('POST /v1/battles/:battleId/moves', {
      'melee.request.id': 'http-first',
    });
    const second = await receiver.span('POST /v1/battles/:battleId/moves', {
      'melee.request.id': 'http-second',
    });

    await assertOneTrace(sid, first, second);
    await events.body?.cancel();
    // A caller is not believed unless that is configured: its trace is another one.
    expect(second.traceId).not.toBe(CALLER.traceId);
    expect(second.links).toEqual([CALLER.spanId]);
    expect(second.attributes).toMatchObject({ 'melee.battle.id': sid, 'http.response.status_code': 202 });
  });

  test('lead from the gRPC call that completes a pair over all apps to the event', async () => {
    const sid = await aQuietBattle();
    const moves = new RpcMoves(String(system.running('gateway')[0]?.grpcAddress), sid);
    system.onStop(() => {
      moves.close();
      return Promise.resolve();
    });
    const told = moves.exchange();
    await receiver.span('melee.combat.v1.CombatService/StreamEvents', { 'melee.battle.id': sid });
    expect(await moves.strike('red-1', 'blue-1', 'rpc-first')).toBe('rpc-first');
    expect(await moves.strike('blue-1', 'red-1', 'rpc-second')).toBe('rpc-second');
    await told;
    const name = 'melee.combat.v1.CombatService/DeclareMove';
    const first = await receiver.span(name, { 'melee.request.id': 'rpc-first' });
    const second = await receiver.span(name, { 'melee.request.id': 'rpc-second' });

    await assertOneTrace(sid, first, second);
    expect(second.attributes).toMatchObject({ 'melee.battle.id': sid, 'rpc.response.status_code': 'OK' });
  });

  test('lead from what has happened to a battle to those outside who are told of it', async () => {
    const battleId = system.nextBattleId();
    const webhooks = [{ url: inbox.url('/hook') }];
    await system.api().create({ battleId, seed: 'traces', actors: duellists(), webhooks });
    const begun = await inbox.hears('battle.started');
    await system.api().declare(battleId, {
      moveId: 'm1',
      cid: 'red-1',
      strategy: 'instant',
      abilityId: 'surrender',
      targets: 'self',
    });
    const finished = await inbox.hears('battle.finished');

    for (const [{ headers }, cause] of [
      [begun, 'POST /v1/battles'],
      [finished, 'process combat-signals'],
    ] as const) {
      const [, traceId, spanId, flags] = String(headers['traceparent']).split('-');
      expect(flags).toBe('01');
      const spanOf = (wanted: string | undefined) =>
        receiver.until(`the span ${String(wanted)}`, () =>
          receiver.spans.find((span) => span.traceId === traceId && span.spanId === wanted),
        );
      const told = await spanOf(spanId);
      expect(told).toMatchObject({ app: 'gateway', name: 'POST' });
      expect(told.attributes).toMatchObject({
        'melee.battle.id': battleId,
        'server.address': '127.0.0.1',
        'http.response.status_code': 204,
      });
      const delivery = await spanOf(told.parent);
      expect(delivery).toMatchObject({ app: 'gateway', name: 'process combat-webhooks' });
      expect((await spanOf(delivery.parent)).name).toBe(cause);
    }
  });
});

describe('without an endpoint', () => {
  test('nothing of OpenTelemetry is loaded, and a pair is fought as ever', async () => {
    const inbox = await WebhookReceiver.open();
    const system = await MeleeSystem.start({
      ...WITHOUT_OPENTELEMETRY,
      env: { ...WITHOUT_OPENTELEMETRY.env, ...TELLING },
    });
    try {
      const battle = await Battle.start(system, {
        actors: duellists(),
        webhooks: [{ url: inbox.url('/hook') }],
      });
      await battle.player('red-1').strike('blue-1');
      await battle.player('blue-1').strike('red-1');
      await battle.feed.until('an exchange', () =>
        battle.feed.entries.some(({ type }) => type === 'exchange'),
      );
      const ledger = await system.redis.lrange(`combat:rbc:{${battle.sid}}:ledger`, 0, -1);
      expect(ledger.join()).toContain('"partnerMove":{');
      expect(ledger.join()).not.toContain('traceparent');
      expect((await inbox.hears('battle.started')).headers).not.toHaveProperty('traceparent');
    } finally {
      await system.stop();
      await inbox.close();
    }
  });

  test('it would have been noticed', async () => {
    const env = { ...WITHOUT_OPENTELEMETRY.env, ...tracing('http://127.0.0.1:9') };
    const service = await startService('executor', {
      ...WITHOUT_OPENTELEMETRY,
      redisUrl: 'redis://127.0.0.1:9',
      env,
    });
    expect((await service.exited).code).toBe(1);
    expect(service.output()).toContain('@opentelemetry/');
  });
});

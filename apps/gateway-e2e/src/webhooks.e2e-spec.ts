import { createHmac } from 'node:crypto';
import { type Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { QUEUES, WEBHOOK_QUEUE } from '@melee/combat/messaging';
import {
  type RedisServer,
  type Service,
  startRedis,
  startService,
  waitFor,
  WebhookReceiver,
} from '@melee/harness';
import type { ProblemBody } from './support/api.js';
import { aBattle, commit, TWO_PLAYERS } from './support/battles.js';
import { type GatewayUnderTest, randomId, startGatewayOn } from './support/gateway-under-test.js';

interface MessageBody {
  readonly id: string;
  readonly type: string;
  readonly battleId: string;
  readonly at: number;
  readonly result?: Readonly<Record<string, unknown>>;
}

const SECRET = 'a-secret-of-the-tests-0123456789abcdef';
const QUEUE_PREFIX = `{${randomId('webhooks')}}`;
const ATTEMPTS = 3;
const ENV = {
  QUEUE_PREFIX,
  WEBHOOK_ATTEMPTS: String(ATTEMPTS),
  WEBHOOK_FIRST_RETRY_MS: '20',
};
const DELIVERING = {
  ...ENV,
  WEBHOOK_SECRET: SECRET,
  WEBHOOK_ALLOW_PRIVATE: 'true',
  // A receiver may take far longer than a stop.
  WEBHOOK_TIMEOUT_MS: '60000',
  SHUTDOWN_TIMEOUT_MS: '6000',
};

let redis: RedisServer;
let collector: Service;
let gateway: GatewayUnderTest;
let receiver: WebhookReceiver;
let deliveries: Queue;
let signals: Queue;
let connection: Redis;
beforeAll(async () => {
  redis = await startRedis();
  collector = await startService('collector', { redisUrl: redis.url, env: ENV });
  gateway = await startGatewayOn(redis.url, DELIVERING);
  receiver = await WebhookReceiver.open();
  await collector.ready();
  connection = gateway.redis.duplicate();
  deliveries = new Queue(WEBHOOK_QUEUE, { connection, prefix: QUEUE_PREFIX });
  signals = new Queue(QUEUES.signals, { connection, prefix: QUEUE_PREFIX });
});
afterAll(async () => {
  await Promise.all([deliveries.close(), signals.close()]);
  connection.disconnect();
  await Promise.all([receiver.close(), gateway.stop()]);
  await collector.stop();
  await redis.stop();
});

const battleWith = (webhooks: readonly object[], more: object = {}) =>
  aBattle(gateway.api, TWO_PLAYERS, { webhooks, ...more });
const messageOf = ({ body }: { readonly body: string }) => JSON.parse(body) as MessageBody;
const typesAt = (path: string) => receiver.at(path).map((request) => messageOf(request).type);
/** Ends a battle as an Executor does, and wakes the Collector. */
const finish = async (sid: string) => {
  await commit(gateway.combat, sid, { defeated: ['b'] });
  await wakeCollector(sid);
};
const wakeCollector = (sid: string) =>
  signals.add('work', { items: [{ sid, type: 'heartbeat' }], attempt: 1 });
const jobsOf = async (
  sid: string,
  ...states: ('failed' | 'completed' | 'delayed' | 'waiting' | 'active')[]
) => (await deliveries.getJobs(states)).filter((job: Job<{ sid: string }>) => job.data.sid === sid);
const linesOf = (sid: string) =>
  gateway.service
    .output()
    .split('\n')
    .filter((line) => line.includes('webhook/given-up') && line.includes(sid));

describe('a webhook', () => {
  it('is told when its battle starts and when it finishes, once each, with the result', async () => {
    const path = `/${randomId('hook')}`;
    const sid = await battleWith([{ url: receiver.url(path) }]);
    await receiver.has(path, 1);
    await finish(sid);
    const [started, finished] = (await receiver.has(path, 2)).map(messageOf);
    const view = await gateway.combat.loadBattleView(sid);
    expect(started).toEqual({
      id: expect.any(String),
      type: 'battle.started',
      battleId: sid,
      at: view.meta.createdAt,
    });
    const { body: result } = await gateway.api.get<object>(`/v1/battles/${sid}/result`);
    expect(finished).toEqual({
      id: expect.any(String),
      type: 'battle.finished',
      battleId: sid,
      at: view.meta.finishedAt,
      result,
    });
    expect(started?.id).not.toBe(finished?.id);
    await wakeCollector(sid);
    await waitFor('the Collector to be done', async () => (await signals.getWaitingCount()) === 0);
    await waitFor('both deliveries to end', async () => (await jobsOf(sid, 'completed')).length === 2);
    expect(await jobsOf(sid, 'waiting', 'delayed', 'active')).toEqual([]);
    expect(receiver.at(path)).toHaveLength(2);
  });

  it('is signed over its time and its body, so that only who knows the secret can have sent it', async () => {
    const path = `/${randomId('hook')}`;
    await battleWith([{ url: receiver.url(path) }]);
    const [request] = await receiver.has(path, 1);
    const [, t = '', v1 = ''] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request?.headers['melee-signature'])) ?? [];
    expect(v1).toBe(
      createHmac('sha256', SECRET)
        .update(`${t}.${request?.body ?? ''}`)
        .digest('hex'),
    );
    expect(Math.abs(Date.now() / 1000 - Number(t))).toBeLessThan(60);
    expect(request?.headers['melee-event-id']).toBe(messageOf(request ?? { body: '{}' }).id);
    expect(request?.headers['content-type']).toBe('application/json');
  });

  it('is told only of what it asked for', async () => {
    const [early, late] = [`/${randomId('hook')}`, `/${randomId('hook')}`];
    const sid = await battleWith([
      { url: receiver.url(early), events: ['battle.started'] },
      { url: receiver.url(late), events: ['battle.finished'] },
    ]);
    await receiver.has(early, 1);
    await finish(sid);
    await receiver.has(late, 1);
    expect([typesAt(early), typesAt(late)]).toEqual([['battle.started'], ['battle.finished']]);
  });

  it('is told again, as the same event, after an answer of 500', async () => {
    const path = `/${randomId('hook')}`;
    receiver.answers.push({ status: 500 });
    const sid = await battleWith([{ url: receiver.url(path) }]);
    const [first, second] = await receiver.has(path, 2);
    expect(second?.headers['melee-event-id']).toBe(first?.headers['melee-event-id']);
    expect(second?.body).toBe(first?.body);
    await waitFor('the delivery to end', async () => (await jobsOf(sid, 'completed')).length === 1);
  });

  it('is given up after the last attempt, and kept to be looked at', async () => {
    const path = `/${randomId('hook')}`;
    receiver.answers.push(...Array.from({ length: ATTEMPTS }, () => ({ status: 503 })));
    const sid = await battleWith([{ url: receiver.url(`${path}?token=hidden`) }]);
    const [dead] = await waitFor('a dead letter', async () => {
      const failed = await jobsOf(sid, 'failed');
      return failed.length > 0 && failed;
    });
    expect(dead).toMatchObject({ attemptsMade: ATTEMPTS, failedReason: 'The receiver has answered 503.' });
    expect(receiver.at(`${path}?token=hidden`)).toHaveLength(ATTEMPTS);
    const [line, ...others] = await waitFor('the report', () => linesOf(sid).length > 0 && linesOf(sid));
    expect(others).toEqual([]);
    expect(line).not.toContain('hidden');
  });

  it('does not follow redirects', async () => {
    const [path, elsewhere] = [`/${randomId('hook')}`, `/${randomId('hook')}`];
    const redirect = { status: 307, headers: { location: receiver.url(elsewhere) } };
    receiver.answers.push(...Array.from({ length: ATTEMPTS }, () => redirect));
    const sid = await battleWith([{ url: receiver.url(path) }]);
    await waitFor('a dead letter', async () => (await jobsOf(sid, 'failed')).length > 0);
    expect(receiver.at(elsewhere)).toEqual([]);
  });

  it('is told once of a battle whose creation is repeated', async () => {
    const path = `/${randomId('hook')}`;
    const request = {
      battleId: randomId('battle'),
      actors: TWO_PLAYERS,
      webhooks: [{ url: receiver.url(path) }],
    };
    const statuses = [];
    for (let i = 0; i < 3; i += 1) {
      statuses.push((await gateway.api.post('/v1/battles', request)).status);
      await receiver.has(path, 1);
      await waitFor('the delivery', async () => (await jobsOf(request.battleId, 'completed')).length === 1);
    }
    expect(statuses).toEqual([201, 200, 200]);
    expect(receiver.at(path)).toHaveLength(1);
  });

  it('makes another request of one that is otherwise the same', async () => {
    const request = { battleId: randomId('battle'), actors: TWO_PLAYERS };
    const post = async (more: object) => {
      const { status, body } = await gateway.api.post<ProblemBody>('/v1/battles', { ...request, ...more });
      return [status, body.code];
    };
    const webhooks = [{ url: receiver.url('/one') }];
    expect(await post({ webhooks })).toEqual([201, undefined]);
    expect(await post({})).toEqual([409, 'session/exists']);
    expect(await post({ webhooks: [{ url: receiver.url('/other') }] })).toEqual([409, 'session/exists']);
    expect(
      await post({ webhooks: [{ ...webhooks[0], events: ['battle.started', 'battle.finished'] }] }),
    ).toEqual([200, undefined]);
  });

  it('is never shown: neither with the battle nor with its replay', async () => {
    const sid = await battleWith([{ url: receiver.url('/hidden-hook') }]);
    await finish(sid);
    for (const what of ['', '/result', '/replay', '/log']) {
      const { body } = await waitFor(`an answer for ${what}`, async () => {
        const answer = await gateway.api.get<unknown>(`/v1/battles/${sid}${what}`);
        return answer.status === 200 && answer;
      });
      expect(JSON.stringify(body)).not.toContain('hidden-hook');
    }
  });
});

describe('webhooks that cannot be', () => {
  it.each([
    ['five of them', Array.from({ length: 5 }, (_, i) => ({ url: `https://example.com/${i}` })), 'webhooks'],
    ['two with the same URL', [{ url: 'https://example.com' }, { url: 'https://example.com' }], 'webhooks'],
    ['one that is no URL', [{ url: 'example' }], 'webhooks.0.url'],
    ['one of another scheme', [{ url: 'ftp://example.com' }], 'webhooks.0.url'],
    ['one with a login', [{ url: 'https://me:secret@example.com' }], 'webhooks.0.url'],
    [
      'one that wants an unknown event',
      [{ url: 'https://example.com', events: ['battle.lost'] }],
      'webhooks.0.events',
    ],
    ['one that wants nothing', [{ url: 'https://example.com', events: [] }], 'webhooks.0.events'],
  ])('are refused: %s', async (_, webhooks, path) => {
    const { status, body } = await gateway.api.post<ProblemBody>('/v1/battles', {
      actors: TWO_PLAYERS,
      webhooks,
    });
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });
});

describe('a gateway without a secret', () => {
  it('takes no battle with webhooks, and others as ever', async () => {
    const mute = await startGatewayOn(redis.url, ENV);
    const request = { actors: TWO_PLAYERS, webhooks: [{ url: 'https://example.com' }] };
    const { status, body } = await mute.api.post<ProblemBody>('/v1/battles', request);
    expect([status, body.code]).toEqual([422, 'webhook/unavailable']);
    expect((await mute.api.post('/v1/battles', { actors: TWO_PLAYERS })).status).toBe(201);
    await mute.stop();
  });
});

describe('a gateway that keeps to public addresses', () => {
  const prefix = `{${randomId('strict')}}`;
  let strict: GatewayUnderTest;
  beforeAll(async () => {
    strict = await startGatewayOn(redis.url, { ...ENV, QUEUE_PREFIX: prefix, WEBHOOK_SECRET: SECRET });
  });
  afterAll(() => strict.stop());

  it.each([
    'http://example.com/hook',
    'https://127.0.0.1/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/hook',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://[fd00::1]/hook',
    'https://0.0.0.0/hook',
  ])('refuses %s', async (url) => {
    const request = { actors: TWO_PLAYERS, webhooks: [{ url }] };
    const { status, body } = await strict.api.post<ProblemBody>('/v1/battles', request);
    expect([status, body.code]).toEqual([422, 'webhook/forbidden-url']);
  });

  it('never connects to a name that leads to a private address, and gives it up at once', async () => {
    const queue = new Queue(WEBHOOK_QUEUE, { connection, prefix });
    const url = `https://localhost:${receiver.port}/hook`;
    await aBattle(strict.api, TWO_PLAYERS, { webhooks: [{ url }] });
    const [dead] = await waitFor('a dead letter', async () => {
      const failed = await queue.getFailed();
      return failed.length > 0 && failed;
    });
    expect(dead).toMatchObject({ attemptsMade: 1, failedReason: 'localhost is no public address.' });
    await queue.close();
  });
});

describe('deliveries while their gateway restarts', () => {
  it('are made by the next one: that which waits once, and that whose receiver does not answer again', async () => {
    const [waiting, hanging] = [`/${randomId('hook')}`, `/${randomId('hook')}`];
    const sid = await battleWith([{ url: receiver.url(waiting), events: ['battle.finished'] }]);
    receiver.answers.push('never');
    const silent = await battleWith([{ url: receiver.url(hanging), events: ['battle.started'] }]);
    await receiver.has(hanging, 1);

    // Sooner than the receiver is given up, and in good order.
    expect(await gateway.service.stop()).toEqual({ code: 0, signal: null });
    expect(await jobsOf(silent, 'waiting')).toEqual([expect.objectContaining({ attemptsMade: 0 })]);
    await finish(sid);
    await waitFor('the delivery to wait', async () => (await jobsOf(sid, 'waiting')).length === 1);
    expect(receiver.at(waiting)).toEqual([]);

    const next = await startGatewayOn(redis.url, DELIVERING);
    const ended = async () =>
      (await Promise.all([sid, silent].map((one) => jobsOf(one, 'completed')))).every(
        ({ length }) => length === 1,
      );
    await waitFor('the deliveries to end', ended);
    expect(typesAt(waiting)).toEqual(['battle.finished']);
    const [first, second, ...others] = receiver.at(hanging).map(messageOf);
    expect(second).toEqual(first);
    expect(others).toEqual([]);
    await next.stop();
  });
});

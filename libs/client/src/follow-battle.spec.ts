import type { FollowOptions } from './follow-battle.js';
import { MeleeClient } from './melee-client.js';
import {
  type FakeGateway,
  finished,
  joined,
  message,
  refuse,
  type Respond,
  startFakeGateway,
} from './testing/fake-gateway.js';

describe('followBattle', () => {
  let gateway: FakeGateway;
  afterEach(() => gateway.stop());

  async function follow(options: FollowOptions, ...ways: readonly Respond[]) {
    gateway = await startFakeGateway(...ways);
    return new MeleeClient({ baseUrl: gateway.url, token: 'mine' }).followBattle('b1', options);
  }
  async function numbers(options: FollowOptions, ...ways: readonly Respond[]): Promise<number[]> {
    const seen: number[] = [];
    for await (const { n } of await follow(options, ...ways)) seen.push(n);
    return seen;
  }
  const lastIds = () => gateway.asked.map(({ headers }) => headers['last-event-id']);

  it('yields the log until the battle is finished', async () => {
    const seen = numbers({}, (response) => {
      response.end(
        `retry: 5\n\n: hello\n\n${message(joined(1))}${message(finished(2))}${message(joined(3))}`,
      );
    });
    await expect(seen).resolves.toEqual([1, 2]);
    expect(gateway.asked).toMatchObject([
      { line: 'GET /v1/battles/b1/events', headers: { 'last-event-id': '0', authorization: 'Bearer mine' } },
    ]);
  });

  it('asks for the language, the place and by the token that it is given', async () => {
    const options = { after: 4, render: 'ru', token: () => Promise.resolve('other') } as const;
    await expect(numbers(options, (response) => response.end(message(finished(5))))).resolves.toEqual([5]);
    expect(gateway.asked).toMatchObject([
      {
        line: 'GET /v1/battles/b1/events?render=ru',
        headers: { 'last-event-id': '4', authorization: 'Bearer other' },
      },
    ]);
  });

  it('goes on after the last entry when a connection ends or breaks', async () => {
    const seen = numbers(
      {},
      (response) => response.end(message(joined(1))),
      (response) => response.write(message(joined(2)), () => response.destroy()),
      (response) => response.end(message(finished(3))),
    );
    await expect(seen).resolves.toEqual([1, 2, 3]);
    expect(lastIds()).toEqual(['0', '1', '2']);
  });

  it('yields nothing twice that comes again', async () => {
    const seen = numbers(
      {},
      (response) => response.end(message(joined(1)) + message(joined(2)) + message(joined(2))),
      (response) => response.end(message(joined(1)) + message(joined(2)) + message(finished(3))),
    );
    await expect(seen).resolves.toEqual([1, 2, 3]);
  });

  it('takes an entry that came in pieces for what it is, and one that was cut off for none', async () => {
    const text = Buffer.from(message(joined(1)));
    const middle = text.indexOf('Á') + 1;
    const seen = await follow(
      {},
      (response) => response.write(text.subarray(0, middle), () => response.destroy()),
      (response) => {
        response.write(text.subarray(0, middle));
        setImmediate(() => response.end(text.subarray(middle)));
      },
    );
    await expect(seen.next()).resolves.toEqual({ done: false, value: joined(1) });
    expect(lastIds()).toEqual(['0', '0']);
    await seen.return();
  });

  it('leaves a connection that has died quietly', async () => {
    const seen = numbers(
      { silenceMs: 50 },
      (response) => response.write(message(joined(1))),
      (response) => response.end(message(finished(2))),
    );
    await expect(seen).resolves.toEqual([1, 2]);
  });

  it('stays on a connection that shows signs of life', async () => {
    const seen = numbers({ silenceMs: 200 }, (response) => {
      const beat = setInterval(() => response.write(': \n\n'), 40);
      setTimeout(() => {
        clearInterval(beat);
        response.end(message(finished(1)));
      }, 500);
    });
    await expect(seen).resolves.toEqual([1]);
    expect(gateway.asked).toHaveLength(1);
  });

  it('comes back to a gateway that is away for the time being, no earlier than it is told to', async () => {
    const start = performance.now();
    const seen = numbers(
      {},
      refuse(503, 'service/unavailable', {}, { 'retry-after': '1' }),
      (response) => response.writeHead(502).end('<html>'),
      (response) => response.end(message(finished(1))),
    );
    await expect(seen).resolves.toEqual([1]);
    expect(performance.now() - start).toBeGreaterThan(1000);
  });

  it('ends when the gateway says that there is nothing left to tell', async () => {
    await expect(numbers({ after: 9 }, (response) => response.writeHead(204).end())).resolves.toEqual([]);
  });

  it('passes a refusal that lasts on', async () => {
    await expect(numbers({}, refuse(404, 'session/not-found'))).rejects.toMatchObject({
      code: 'session/not-found',
      path: 'GET /v1/battles/b1/events',
    });
    expect(gateway.asked).toHaveLength(1);
  });

  it.each<[string, Respond]>([
    ['while it listens', (response) => response.write(message(joined(1)))],
    ['while it waits to come back', (response) => response.end(message(joined(1)))],
  ])('stops when it is told to %s', async (_, way) => {
    const interruption = new AbortController();
    const entries = await follow({ signal: interruption.signal }, way);
    await entries.next();
    const next = entries.next();
    setImmediate(() => interruption.abort());
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('closes the connection when nobody reads on', async () => {
    let closed: Promise<void> | undefined;
    const entries = await follow({}, (response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      response.write(message(joined(1)));
    });
    await entries.next();
    await entries.return();
    await closed;
  });
});

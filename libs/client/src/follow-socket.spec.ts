import { WebSocket } from 'ws';
import type { FollowOptions } from './follow-battle.js';
import { MeleeClient } from './melee-client.js';
import { finished, joined } from './testing/fake-gateway.js';
import {
  type FakeSocketGateway,
  type SocketWay,
  startFakeSocketGateway,
} from './testing/fake-socket-gateway.js';

const frame = (entry: object) => JSON.stringify(entry);

describe('followBattle over WebSockets', () => {
  let gateway: FakeSocketGateway;
  afterEach(() => gateway.stop());

  async function follow(options: FollowOptions, ...ways: readonly SocketWay[]) {
    gateway = await startFakeSocketGateway(...ways);
    const client = new MeleeClient({ baseUrl: `${gateway.url}/`, token: 'mine', WebSocket });
    return client.followBattle('b/1', { transport: 'websocket', ...options });
  }
  async function numbers(options: FollowOptions, ...ways: readonly SocketWay[]): Promise<number[]> {
    const seen: number[] = [];
    for await (const { n } of await follow(options, ...ways)) seen.push(n);
    return seen;
  }

  it('yields the log until the battle is finished, and shows its token where a browser can', async () => {
    const seen = numbers({ after: 3, render: 'ru' }, (socket) => {
      for (const entry of [{ type: 'heartbeat', last: 3 }, joined(4), finished(5)]) socket.send(frame(entry));
    });
    await expect(seen).resolves.toEqual([4, 5]);
    expect(gateway.asked).toEqual([
      { url: '/v1/battles/b%2F1/socket?after=3&render=ru', protocols: 'melee.v1,bearer.mine' },
    ]);
  });

  it('goes on after the last entry when a socket is closed, breaks, or cannot be opened', async () => {
    const seen = numbers(
      {},
      (socket) => {
        socket.send(frame(joined(1)));
        socket.close(1012, 'service/stopping: This instance of the service is stopping.');
      },
      503,
      (socket) =>
        socket.send(frame(joined(1)), () => socket.send(frame(joined(2)), () => socket.terminate())),
      (socket) => socket.send(frame(finished(3))),
    );
    await expect(seen).resolves.toEqual([1, 2, 3]);
    expect(gateway.asked.map(({ url }) => new URL(url, gateway.url).searchParams.get('after'))).toEqual([
      '0',
      '1',
      '1',
      '2',
    ]);
  });

  it('leaves a socket that has died quietly, and stays on one that shows signs of life', async () => {
    const seen = numbers(
      { silenceMs: 150 },
      (socket) => socket.send(frame(joined(1))),
      (socket) => {
        const beat = setInterval(() => socket.send(frame({ type: 'heartbeat', last: 1 })), 40);
        setTimeout(() => {
          clearInterval(beat);
          socket.send(frame(finished(2)));
        }, 400);
      },
    );
    await expect(seen).resolves.toEqual([1, 2]);
    expect(gateway.asked).toHaveLength(2);
  });

  it('ends when the gateway says that there is nothing left to tell', async () => {
    const seen = numbers({ after: 9 }, (socket) => socket.close(1000, 'The battle is finished.'));
    await expect(seen).resolves.toEqual([]);
  });

  it('passes a refusal that lasts on, which a browser does not tell of a socket', async () => {
    await expect(numbers({}, 404)).rejects.toMatchObject({ code: 'session/not-found', status: 404 });
    expect(gateway.asked).toHaveLength(1);
  });

  it('asks why it was refused with the values that the refusal may be about', async () => {
    await expect(numbers({ after: -1, render: 'ru' }, 404)).rejects.toMatchObject({ status: 404 });
    expect(gateway.askedPlainly).toEqual(['/v1/battles/b%2F1/log?after=-1&limit=1&render=ru']);
  });

  it('stops when it is told to, and closes the socket when nobody reads on', async () => {
    const closed: Promise<void>[] = [];
    const way: SocketWay = (socket) => {
      closed.push(new Promise((resolve) => socket.once('close', () => resolve())));
      socket.send(frame(joined(1)));
    };
    const interruption = new AbortController();
    const interrupted = await follow({ signal: interruption.signal }, way);
    await interrupted.next();
    const next = interrupted.next();
    setImmediate(() => interruption.abort());
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    gateway.stop();
    const left = await follow({}, way);
    await left.next();
    await left.return();
    await Promise.all(closed);
    expect(closed).toHaveLength(2);
  });

  it('says so where there is no WebSocket', async () => {
    gateway = await startFakeSocketGateway(500);
    const { WebSocket: own } = globalThis;
    Reflect.deleteProperty(globalThis, 'WebSocket');
    try {
      const entries = new MeleeClient({ baseUrl: gateway.url }).followBattle('b1', {
        transport: 'websocket',
      });
      await expect(entries.next()).rejects.toThrow('There is no WebSocket on this platform');
    } finally {
      Object.assign(globalThis, { WebSocket: own });
    }
  });
});

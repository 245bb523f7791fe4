import type { LogEntry } from '@melee/combat/dto';
import { BattleFeed } from './battle-feed.js';
import { deliver } from './deliver.js';
import { FeedReader } from './feed-reader.js';
import type { Tidings } from './follow.js';

const LONG_MS = 60_000;
const cut = (n: number): LogEntry => ({ n, at: 0, type: 'log_cut', actionId: 'x', dropped: n });
const finished = (n: number): LogEntry => ({
  n,
  at: 0,
  type: 'battle_finished',
  winner: null,
  reason: 'stalemate',
  step: 1,
});

function setUp(log: LogEntry[]) {
  const source = {
    readLog: (_sid: string, after: number) => Promise.resolve(log.slice(after)),
    readRevision: () => Promise.resolve(1),
  };
  const renderer = { render: (entries: readonly LogEntry[]) => Promise.resolve(entries) };
  const feed = new BattleFeed('s', source, renderer, LONG_MS);
  const onLeave = jest.fn(() => feed.close('gone'));
  const reader = new FeedReader(feed, onLeave);
  const heard: (number | 'heartbeat')[] = [];
  const send = ({ page, last }: Tidings) => {
    heard.push(...(page === null ? (['heartbeat'] as const) : page.entries.map(({ n }) => n)));
    if (last === 0) throw new Error('Nothing was told.');
    return Promise.resolve();
  };
  const recipient = { sid: 's', reader, wish: { after: 0, language: undefined }, send };
  return { log, feed, reader, onLeave, heard, recipient };
}

describe('deliver', () => {
  it('sends everything up to the end of the battle, without a reason to end before', async () => {
    const { recipient, heard, feed, log, onLeave } = setUp([cut(1)]);
    const done = deliver(recipient, { heartbeatMs: LONG_MS, stallMs: LONG_MS });
    log.push(cut(2), finished(3));
    feed.hear();
    await expect(done).resolves.toBeNull();
    expect([heard, onLeave.mock.calls.length]).toEqual([[1, 2, 3], 1]);
  });

  it('gives up a client that does not take what it is sent', async () => {
    const { recipient, onLeave } = setUp([cut(1)]);
    const stuck = { ...recipient, send: () => new Promise<never>(() => undefined) };
    const done = deliver(stuck, { heartbeatMs: LONG_MS, stallMs: 10 });
    await expect(done).resolves.toMatchObject({ code: 'stream/too-slow' });
    expect(onLeave).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['stopping', 'service/stopping'],
    ['gone', 'session/not-found'],
  ] as const)('ends with a feed that is %s, and says %s', async (end, code) => {
    const { recipient, feed } = setUp([cut(1)]);
    const done = deliver(recipient, { heartbeatMs: LONG_MS, stallMs: LONG_MS });
    feed.close(end);
    await expect(done).resolves.toMatchObject({ code });
  });

  it('ends when the token of the client does, and says so', async () => {
    const { feed, onLeave, recipient } = setUp([cut(1)]);
    const reader = new FeedReader(feed, onLeave, Date.now() + 20);
    const done = deliver({ ...recipient, reader }, { heartbeatMs: LONG_MS, stallMs: LONG_MS });
    await expect(done).resolves.toMatchObject({ code: 'auth/unauthenticated' });
  });

  it('has nothing to say to a client that has left', async () => {
    const { recipient, reader } = setUp([cut(1)]);
    const done = deliver(recipient, { heartbeatMs: LONG_MS, stallMs: LONG_MS });
    reader.leave();
    await expect(done).resolves.toBeNull();
  });

  it('leaves and fails when sending fails', async () => {
    const { recipient, onLeave } = setUp([cut(1)]);
    const broken = { ...recipient, send: () => Promise.reject(new Error('broken')) };
    await expect(deliver(broken, { heartbeatMs: LONG_MS, stallMs: LONG_MS })).rejects.toThrow('broken');
    expect(onLeave).toHaveBeenCalledTimes(1);
  });

  it('gives signs of life while nothing happens', async () => {
    const { recipient, heard, reader } = setUp([cut(1)]);
    const send = async (tidings: Tidings) => {
      await recipient.send(tidings);
      if (heard.length === 3) reader.leave();
    };
    await deliver({ ...recipient, send }, { heartbeatMs: 1, stallMs: LONG_MS });
    expect(heard).toEqual([1, 'heartbeat', 'heartbeat']);
  });
});

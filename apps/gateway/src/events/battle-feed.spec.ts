import type { LogEntry } from '@melee/combat/dto';
import { BattleFeed, type LogSource, type Renderer } from './battle-feed.js';

const entry = (n: number): LogEntry => ({ n, at: 0, type: 'log_cut', actionId: 'x', dropped: n });
const outage = () => Promise.reject(new Error('Connection is closed.'));

/** A log of so many entries; `readLog` is a mock, so that reads can be counted and made to fail. */
function aSource(length: number) {
  const log = Array.from({ length }, (_, i) => entry(i + 1));
  const readLog = jest.fn<Promise<LogEntry[]>, Parameters<LogSource['readLog']>>((_sid, after, limit) =>
    Promise.resolve(log.slice(after, after + limit)),
  );
  const readRevision = jest.fn<Promise<number | null>, []>(() => Promise.resolve(1));
  return { readLog, readRevision };
}

const renderer: Renderer = {
  render: (entries, language) => Promise.resolve(entries.map((told) => ({ ...told, text: language }))),
};

describe('BattleFeed', () => {
  const feeds: BattleFeed[] = [];
  const aFeed = (source: LogSource, resyncMs = 60_000) => {
    const feed = new BattleFeed('s', source, renderer, resyncMs);
    feeds.push(feed);
    return feed;
  };
  afterEach(() => {
    for (const feed of feeds.splice(0)) feed.close('stopping');
  });
  /** Resolves when the feed wakes its readers. */
  const awakened = (feed: BattleFeed) =>
    new Promise<void>((resolve) => feed.readers.add({ wake: () => resolve() }));

  it('reads once for all who stand at the same place', async () => {
    const source = aSource(3);
    const feed = aFeed(source);
    const [one, other] = await Promise.all([feed.read(1), feed.read(1)]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ last: 3, isFull: false, isEnd: false });
    expect(source.readLog).toHaveBeenCalledTimes(1);
  });

  it('reads anew when asked later, and apart for other places', async () => {
    const source = aSource(3);
    const feed = aFeed(source);
    await Promise.all([feed.read(1), feed.read(2)]);
    await feed.read(1);
    expect(source.readLog.mock.calls.map(([, after]) => after)).toEqual([1, 2, 1]);
  });

  it('reads anew for whoever hears of something, though a read from before is under way', async () => {
    const source = aSource(1);
    const feed = aFeed(source);
    let answer: (entries: LogEntry[]) => void = () => undefined;
    source.readLog.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const answered = jest.fn();
    const old = feed.read(0).then(answered);
    feed.hear();
    await expect(feed.read(0)).resolves.toMatchObject({ last: 1 });
    expect(answered).not.toHaveBeenCalled();
    answer([]);
    await old;
    expect(answered).toHaveBeenCalledWith(null);
  });

  it('reads apart for other languages', async () => {
    const source = aSource(3);
    const feed = aFeed(source);
    const [plain, russian] = await Promise.all([feed.read(1), feed.read(1, 'ru')]);
    expect(plain?.entries.map(({ text }) => text)).toEqual([undefined, undefined]);
    expect(russian?.entries.map(({ text }) => text)).toEqual(['ru', 'ru']);
  });

  it('fills a page and says that there may be more', async () => {
    await expect(aFeed(aSource(500)).read(0)).resolves.toMatchObject({ last: 200, isFull: true });
  });

  it('answers nothing at the end of the log, and while Redis is away', async () => {
    const source = aSource(2);
    const feed = aFeed(source);
    await expect(feed.read(2)).resolves.toBeNull();
    source.readLog.mockImplementation(outage);
    await expect(feed.read(0)).resolves.toBeNull();
  });

  it('lets any other failure pass to the reader', async () => {
    const source = aSource(2);
    source.readLog.mockRejectedValue(new Error('WRONGTYPE'));
    await expect(aFeed(source).read(0)).rejects.toThrow('WRONGTYPE');
  });

  it('wakes its readers when it hears something', async () => {
    const feed = aFeed(aSource(1));
    const awake = awakened(feed);
    feed.hear();
    await awake;
  });

  it('wakes its readers after a silence, also while Redis is away', async () => {
    const source = aSource(1);
    source.readRevision.mockImplementation(outage);
    const feed = aFeed(source, 5);
    await awakened(feed);
    expect(feed.end).toBeNull();
  });

  it('closes when the battle is gone', async () => {
    const source = aSource(1);
    source.readRevision.mockResolvedValue(null);
    const feed = aFeed(source, 5);
    await awakened(feed);
    expect(feed.end).toBe('gone');
  });
});

import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { SILENT_OBSERVER } from './combat-observer.js';
import { GroupedProcessor, type RetrySender, type WorkObserver } from './grouped-processor.js';
import type { QueueWorkers } from './queue-workers.js';
import { QUEUES } from './queues.js';

interface Piece {
  readonly sid: string;
}
const isPiece = (value: unknown): value is Piece =>
  typeof value === 'object' && value !== null && 'sid' in value && typeof value.sid === 'string';

class PieceProcessor extends GroupedProcessor<Piece> {
  readonly handled: string[] = [];

  constructor(
    dispatch: RetrySender,
    private readonly work: (sid: string) => Promise<void>,
    observer?: WorkObserver,
  ) {
    super(QUEUES.signals, isPiece, dispatch, observer);
  }

  protected override async handle({ sid }: Piece): Promise<void> {
    await this.work(sid);
    this.handled.push(sid);
  }
}

const pieces = (...sids: readonly string[]): Piece[] => sids.map((sid) => ({ sid }));

describe('GroupedProcessor', () => {
  const dispatch = {
    retry: jest.fn<Promise<void>, [string, unknown, number, number]>(),
    flush: jest.fn<Promise<void>, []>(),
  };
  const settings = { concurrency: 3, lockMs: 100, stallCheckMs: 50 };
  const work = jest.fn<Promise<void>, [string]>();
  let processor: PieceProcessor;
  const process = (data: unknown): Promise<void> => processor.process({ id: '1', data } as Job<unknown>);

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    jest.resetAllMocks();
    work.mockResolvedValue();
    processor = new PieceProcessor(dispatch, work);
  });

  it('works on all pieces of a job', async () => {
    await process({ items: pieces('a', 'b', 'c'), attempt: 1 });

    expect(processor.handled).toEqual(['a', 'b', 'c']);
    expect(dispatch.retry).not.toHaveBeenCalled();
  });

  it('works on them side by side', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    work.mockImplementation((text) => {
      if (text === 'last') release();
      return gate;
    });

    await process({ items: pieces('a', 'b', 'last'), attempt: 1 });

    expect(processor.handled).toHaveLength(3);
  });

  it('tries a piece that failed again alone, without touching the others', async () => {
    work.mockImplementation((text) => (text === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve()));

    await process({ items: pieces('a', 'bad', 'c'), attempt: 1 });

    expect(processor.handled).toEqual(['a', 'c']);
    expect(dispatch.retry.mock.calls).toEqual([[QUEUES.signals, { sid: 'bad' }, 2, expect.any(Number)]]);
  });

  it('tells how each attempt has ended', async () => {
    const ends: string[] = [];
    processor = new PieceProcessor(dispatch, work, {
      ...SILENT_OBSERVER,
      workEnded: (queue, outcome) => ends.push(`${queue} ${outcome}`),
    });
    work.mockImplementation((text) => (text === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve()));

    for (const items of [pieces('a'), pieces('bad'), [7]]) await process({ items, attempt: 1 });
    await process({ items: pieces('bad'), attempt: 5 });

    expect(ends).toEqual(['done', 'retried', 'unreadable', 'given_up'].map((end) => `combat-signals ${end}`));
  });

  it('waits longer before each further attempt, and gives up after the fifth', async () => {
    work.mockRejectedValue(new Error('no'));
    for (let attempt = 1; attempt <= 5; attempt += 1) await process({ items: pieces('bad'), attempt });

    const delays = dispatch.retry.mock.calls.map(([, , , delayMs]) => delayMs);
    expect(dispatch.retry.mock.calls.map(([, , attempt]) => attempt)).toEqual([2, 3, 4, 5]);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(new Set(delays).size).toBe(4);
  });

  it('fails the job when a piece can be neither done nor sent again, after the others are done', async () => {
    work.mockImplementation((text) => (text === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve()));
    dispatch.retry.mockRejectedValue(new Error('away'));

    await expect(process({ items: pieces('bad', 'a'), attempt: 1 })).rejects.toThrow('away');

    expect(processor.handled).toEqual(['a']);
  });

  it.each([[null], ['text'], [7], [{}], [{ items: 'a' }], [{ items: null }]])(
    'leaves a job without items alone: %j',
    async (data) => {
      await process(data);

      expect(work).not.toHaveBeenCalled();
      expect(dispatch.retry).not.toHaveBeenCalled();
    },
  );

  it('leaves out pieces that cannot be read, for good', async () => {
    await process({ items: [null, { sid: 'a' }, 'x', { sid: 7 }], attempt: 1 });

    expect(processor.handled).toEqual(['a']);
    expect(dispatch.retry).not.toHaveBeenCalled();
  });

  it('takes a job without a readable attempt for the first one', async () => {
    work.mockRejectedValue(new Error('no'));

    await process({ items: pieces('a'), attempt: 'many' });

    expect(dispatch.retry.mock.calls[0]?.[2]).toBe(2);
  });

  it('drains by taking no more jobs first, and sending what is owed then', async () => {
    const steps: string[] = [];
    const noting = (step: string) => (): Promise<void> => {
      steps.push(step);
      return Promise.resolve();
    };
    dispatch.flush.mockImplementation(noting('flush'));
    processor.listen({ consume: () => workersLike({ close: noting('close') }) }, settings);

    await processor.drain();

    expect(steps).toEqual(['close', 'flush']);
  });

  it('is healthy while its workers take jobs', async () => {
    const isHealthy = () =>
      processor.checkRunning().then(
        () => true,
        () => false,
      );
    expect(await isHealthy()).toBe(false);
    const workers = workersLike({ isRunning: true });
    const consume = jest.fn(() => workers);
    processor.listen({ consume }, settings);
    expect(await isHealthy()).toBe(true);
    expect(consume).toHaveBeenCalledWith(QUEUES.signals, expect.any(Function), settings);
    Object.assign(workers, { isRunning: false });
    expect(await isHealthy()).toBe(false);
  });
});

const workersLike = (some: Partial<QueueWorkers>) => ({ isRunning: true, ...some }) as QueueWorkers;

import { type PartitionWorker, QueueWorkers } from './queue-workers.js';

class FakeWorker implements PartitionWorker {
  concurrency = 0;
  isDown = false;
  isClosed = false;

  constructor(readonly partition: number) {}

  isRunning = () => !this.isDown;
  close = () => {
    this.isClosed = true;
    return Promise.resolve();
  };
}

describe('QueueWorkers', () => {
  let opened: FakeWorker[];
  let workers: QueueWorkers;

  beforeEach(() => {
    opened = [];
    const open = (partition: number) => {
      const worker = new FakeWorker(partition);
      opened.push(worker);
      return worker;
    };
    workers = new QueueWorkers(open, 10);
  });

  it('serve each partition by a worker, and share among them what may be worked on side by side', () => {
    workers.serve(4);
    expect(opened.map(({ partition, concurrency }) => [partition, concurrency])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('serve partitions that come later too, and none twice', () => {
    workers.serve(1);
    workers.serve(3);
    workers.serve(3);
    expect(opened.map(({ partition, concurrency }) => [partition, concurrency])).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
    ]);
  });

  it('give the last partition of many one job at least', () => {
    workers.serve(64);
    expect(new Set(opened.map(({ concurrency }) => concurrency))).toEqual(new Set([1]));
  });

  it('run only when all do', () => {
    expect(workers.isRunning).toBe(false);
    workers.serve(2);
    expect(workers.isRunning).toBe(true);
    const [, second] = opened;
    if (second) second.isDown = true;
    expect(workers.isRunning).toBe(false);
  });

  it('take nothing more once they are closed, not even from partitions that are heard of later', async () => {
    workers.serve(2);
    await workers.close();
    workers.serve(4);
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});

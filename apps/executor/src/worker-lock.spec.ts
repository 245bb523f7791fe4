import type { CombatManager } from '@melee/combat/repository';
import { WorkerLock } from './worker-lock.js';

const TIMES = { ttlMs: 5000, renewMs: 1000 };

describe('WorkerLock', () => {
  const extendWorkerLock = jest.fn<Promise<boolean>, [string, string, number]>();
  const onError = jest.fn();
  let lock: WorkerLock;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.resetAllMocks();
    extendWorkerLock.mockResolvedValue(true);
    const combat: Pick<CombatManager, 'extendWorkerLock'> = { extendWorkerLock };
    lock = new WorkerLock(combat, 'battle', 'token', TIMES, onError);
  });
  afterEach(async () => {
    await lock.stop();
    jest.useRealTimers();
  });

  it('renews the lock again and again, with its token and its whole lifetime', async () => {
    await jest.advanceTimersByTimeAsync(3500);

    expect(extendWorkerLock.mock.calls).toEqual(Array.from({ length: 3 }, () => ['battle', 'token', 5000]));
    expect(lock.isLost).toBe(false);
  });

  it('knows that the lock is lost when it could not be renewed', async () => {
    extendWorkerLock.mockResolvedValue(false);

    await jest.advanceTimersByTimeAsync(1000);

    expect(lock.isLost).toBe(true);
  });

  it('reports that Redis did not answer, and tries again', async () => {
    const error = new Error('away');
    extendWorkerLock.mockRejectedValueOnce(error);

    await jest.advanceTimersByTimeAsync(2000);

    expect(onError.mock.calls).toEqual([[error]]);
    expect(extendWorkerLock).toHaveBeenCalledTimes(2);
    expect(lock.isLost).toBe(false);
  });

  it('renews no more when it was stopped, and is stopped only when the last renewal is over', async () => {
    let answer: (isExtended: boolean) => void = () => undefined;
    extendWorkerLock.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    await jest.advanceTimersByTimeAsync(1000);
    let isStopped = false;
    const stopping = lock.stop().then(() => (isStopped = true));

    await jest.advanceTimersByTimeAsync(5000);
    expect(isStopped).toBe(false);
    expect(extendWorkerLock).toHaveBeenCalledTimes(1);

    answer(true);
    await stopping;
    expect(isStopped).toBe(true);
  });
});

import { Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { partitionOf } from '../repository/index.js';
import { CombatDispatch } from './combat-dispatch.js';
import { type CombatObserver, SILENT_OBSERVER } from './combat-observer.js';
import { QUEUES } from './queues.js';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const PARTITIONS = 4;
/** Of four partitions: 0, 1, 2, 3. */
const SIDS = ['battle-4', 'battle-2', 'battle-5', 'battle-1'] as const;

type Add = (name: string, data: { items: { sid: string }[] }, options?: unknown) => Promise<unknown>;

describe('CombatDispatch', () => {
  let add: jest.Mock<ReturnType<Add>, [place: string, ...Parameters<Add>]>;
  let dispatch: CombatDispatch;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    add = jest.fn<ReturnType<Add>, [place: string, ...Parameters<Add>]>(() => Promise.resolve({}));
    const queues = {
      partitionCount: PARTITIONS,
      partitionOf: (sid: string) => partitionOf(sid, PARTITIONS),
      queue: (name: string, partition: number) =>
        ({ add: (...job: Parameters<Add>) => add(`${name} ${partition}`, ...job) }) as unknown as Queue,
    };
    dispatch = new CombatDispatch(queues, SILENT_OBSERVER);
  });

  const sent = () => add.mock.calls.map(([place, , { items }]) => [place, items.map(({ sid }) => sid)]);

  it('sends the work of a session to its partition, whatever it is', async () => {
    const [, , sid] = SIDS;
    dispatch.signal({ sid, type: 'heartbeat' });
    dispatch.executeBatch({ sid, batchSize: 5 });
    dispatch.askBot({ sid, cid: 'ork', askId: 1, missingTargets: ['ann'], seed: 's' });
    await dispatch.flush();
    await dispatch.retry(QUEUES.batches, { sid }, 2, 100);

    expect(sent()).toEqual([
      [`${QUEUES.signals} 2`, [sid]],
      [`${QUEUES.batches} 2`, [sid]],
      [`${QUEUES.aiTurns} 2`, [sid]],
      [`${QUEUES.batches} 2`, [sid]],
    ]);
    expect(add).toHaveBeenLastCalledWith(
      expect.any(String),
      'retry',
      { items: [{ sid }], attempt: 2 },
      { delay: 100 },
    );
  });

  it('groups the sessions of a partition, not those of different ones', async () => {
    for (const sid of [...SIDS, 'battle-7']) dispatch.signal({ sid, type: 'heartbeat' });
    await dispatch.flush();

    const together = partitionOf('battle-7', PARTITIONS);
    expect(sent()).toEqual(
      SIDS.map((sid, i) => [`${QUEUES.signals} ${i}`, i === together ? [sid, 'battle-7'] : [sid]]),
    );
  });

  it('sends to the other partitions while one does not take anything', async () => {
    add.mockImplementation((place) =>
      place.endsWith(' 0') ? new Promise(() => undefined) : Promise.resolve({}),
    );
    const [stuck, ...others] = SIDS;
    dispatch.signal({ sid: stuck, type: 'heartbeat' });
    for (const sid of others) dispatch.signal({ sid, type: 'heartbeat' });
    await new Promise((resolve) => setImmediate(resolve));
    for (const sid of [stuck, ...others]) dispatch.signal({ sid, type: 'heartbeat' });
    await new Promise((resolve) => setImmediate(resolve));

    const counts = [0, 1, 2, 3].map(
      (i) => sent().filter(([place]) => place === `${QUEUES.signals} ${i}`).length,
    );
    expect(counts).toEqual([1, 2, 2, 2]);
  });

  it('tells of a job that could not be sent, and goes on', async () => {
    const lost: string[] = [];
    const observer = { ...SILENT_OBSERVER, jobNotSent: (queue: string) => lost.push(queue) };
    add.mockRejectedValueOnce(new Error('away'));
    const failing = new CombatDispatch(
      { partitionCount: 1, partitionOf: () => 0, queue: () => ({ add }) as unknown as Queue },
      observer,
    );
    failing.signal({ sid: SIDS[0], type: 'heartbeat' });
    await failing.flush();
    failing.signal({ sid: SIDS[0], type: 'heartbeat' });
    await failing.flush();

    expect(lost).toEqual([QUEUES.signals]);
    expect(add).toHaveBeenCalledTimes(2);
  });

  describe('the trace in which a piece was asked for', () => {
    const SIGNAL = { sid: 'b', type: 'check_immediate' } as const;
    const HEARTBEAT = { sid: 'c', type: 'heartbeat' } as const;
    const BATCH = { sid: 'b', batchSize: 5 };
    const TURN = { sid: 'b', cid: 'bot', askId: 1, seed: 's', missingTargets: ['a'] };

    async function sentBy(observer: CombatObserver): Promise<readonly unknown[]> {
      const queue = { add: (...job: Parameters<Add>) => add('any', ...job) } as unknown as Queue;
      const tracing = new CombatDispatch(
        { partitionCount: 1, partitionOf: () => 0, queue: () => queue },
        observer,
      );
      tracing.signal(SIGNAL);
      tracing.signal(HEARTBEAT);
      tracing.executeBatch(BATCH);
      tracing.askBot(TURN);
      await tracing.flush();
      return add.mock.calls.flatMap(([, , { items }]) => items);
    }

    it('stands in it, and a heartbeat says what it follows', async () => {
      expect(await sentBy({ ...SILENT_OBSERVER, traceparent: () => TRACE })).toEqual([
        { ...SIGNAL, traceparent: TRACE },
        { ...HEARTBEAT, follows: TRACE },
        { ...BATCH, traceparent: TRACE },
        { ...TURN, traceparent: TRACE },
      ]);
    });

    it('makes it no larger where nobody traces', async () => {
      expect(await sentBy(SILENT_OBSERVER)).toEqual([SIGNAL, HEARTBEAT, BATCH, TURN]);
    });
  });
});

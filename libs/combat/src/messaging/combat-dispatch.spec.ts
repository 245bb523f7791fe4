import type { Queue } from 'bullmq';
import { CombatDispatch } from './combat-dispatch.js';
import { type CombatObserver, SILENT_OBSERVER } from './combat-observer.js';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function setUp(observer: CombatObserver) {
  const add = jest.fn((_name: string, _job: { readonly items: readonly object[] }) => Promise.resolve());
  const queue = { add } as unknown as Queue;
  const dispatch = new CombatDispatch(queue, queue, queue, observer);
  return { dispatch, sent: () => add.mock.calls.flatMap(([, { items }]) => items) };
}

const SIGNAL = { sid: 'b', type: 'check_immediate' } as const;
const HEARTBEAT = { sid: 'c', type: 'heartbeat' } as const;
const BATCH = { sid: 'b', batchSize: 5 };
const TURN = { sid: 'b', cid: 'bot', askId: 1, seed: 's', missingTargets: ['a'] };

async function sendAll(dispatch: CombatDispatch): Promise<void> {
  dispatch.signal(SIGNAL);
  dispatch.signal(HEARTBEAT);
  dispatch.executeBatch(BATCH);
  dispatch.askBot(TURN);
  await dispatch.flush();
}

describe('CombatDispatch', () => {
  it('has each piece of a job say in which trace it was asked for, and what a heartbeat follows', async () => {
    const { dispatch, sent } = setUp({ ...SILENT_OBSERVER, traceparent: () => TRACE });
    await sendAll(dispatch);
    expect(sent()).toEqual([
      { ...SIGNAL, traceparent: TRACE },
      { ...HEARTBEAT, follows: TRACE },
      { ...BATCH, traceparent: TRACE },
      { ...TURN, traceparent: TRACE },
    ]);
  });

  it('sends pieces as they are where nobody traces', async () => {
    const { dispatch, sent } = setUp(SILENT_OBSERVER);
    await sendAll(dispatch);
    expect(sent()).toEqual([SIGNAL, HEARTBEAT, BATCH, TURN]);
  });
});

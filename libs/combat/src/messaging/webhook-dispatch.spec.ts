import type { Queue } from 'bullmq';
import type { WebhookDelivery } from '../dto/index.js';
import { WebhookDispatch } from './webhook-dispatch.js';

type Jobs = Parameters<Queue<WebhookDelivery>['addBulk']>[0];

const SHOP = { url: 'https://shop.example/hook', events: ['battle.started', 'battle.finished'] } as const;
const LEAGUE = { url: 'https://league.example/hook', events: ['battle.finished'] } as const;
const kept = { createdAt: 1_700_000_000_000, webhooks: [SHOP, LEAGUE] };

function setUp(traces?: { traceparent(): string | undefined }) {
  const added: Jobs[] = [];
  const addBulk = (jobs: Jobs) => {
    added.push(jobs);
    return Promise.resolve([]);
  };
  return { added, dispatch: new WebhookDispatch({ addBulk }, { attempts: 7, firstRetryMs: 50 }, traces) };
}

describe('WebhookDispatch', () => {
  it('asks once for each receiver that wants the event, under ids that a repetition gives again', async () => {
    const { added, dispatch } = setUp();
    await dispatch.tell('battle.finished', 'b1', kept, 1_700_000_060_000);
    await dispatch.tell('battle.finished', 'b1', kept, 1_700_000_060_000);
    const [first, second] = added;
    expect(second).toEqual(first);
    expect(first?.map(({ data }) => data)).toEqual(
      [SHOP, LEAGUE].map(({ url }) => ({
        eventId: 'b1-1700000000000-battle-finished',
        event: 'battle.finished',
        sid: 'b1',
        url,
        at: 1_700_000_060_000,
      })),
    );
    expect(first?.map(({ opts }) => opts?.jobId)).toEqual([
      'b1-1700000000000-battle-finished-0',
      'b1-1700000000000-battle-finished-1',
    ]);
    expect(first?.[0]?.opts).toMatchObject({ attempts: 7, backoff: { type: 'exponential', delay: 50 } });
  });

  it('gives another battle under the same id events of its own', async () => {
    const { added, dispatch } = setUp();
    await dispatch.tell('battle.started', 'b1', kept, 1);
    await dispatch.tell('battle.started', 'b1', { ...kept, createdAt: kept.createdAt + 1 }, 1);
    const ids = added.flat().map(({ data }) => data.eventId);
    expect(new Set(ids).size).toBe(2);
  });

  it('says in which trace it was asked, if anybody traces', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { added, dispatch } = setUp({ traceparent: () => traceparent });
    await dispatch.tell('battle.finished', 'b1', kept, 1);
    expect(added.flat().map(({ data }) => data.traceparent)).toEqual([traceparent, traceparent]);
  });

  it('asks for nothing where nobody wants the event', async () => {
    const { added, dispatch } = setUp();
    await dispatch.tell('battle.started', 'b1', { ...kept, webhooks: [LEAGUE] }, 1);
    expect(added).toEqual([]);
  });
});

import type { CollectorPlan, CollectorSnapshot } from '@melee/combat/dto';
import { isUnderWay } from './next-look.js';
import { metaOf, NOW, snapshotOf } from './testing/snapshots.js';

const RECENT_MS = 1000;
const NOTHING: CollectorPlan = {
  actions: [],
  isPartial: false,
  cancellations: [],
  asks: [],
  finish: null,
  nextDeadline: null,
};
const quiet = { meta: metaOf({ updatedAt: NOW - RECENT_MS - 1 }) };
const look = (more: Partial<CollectorSnapshot>, plan: Partial<CollectorPlan> = {}) =>
  isUnderWay(snapshotOf([], { ...quiet, ...more }), { ...NOTHING, ...plan }, RECENT_MS);

describe('isUnderWay', () => {
  it('is false where nothing is to be done and nothing was changed lately', () => {
    expect(look({})).toBe(false);
  });

  it.each<[string, Partial<CollectorSnapshot>, Partial<CollectorPlan>]>([
    ['actions wait', { queueLength: 1 }, {}],
    ['an Executor is at it', { isBusy: true }, {}],
    ['a bot has been asked', { asked: { bot: { targets: ['a'], until: NOW + 1 } } }, {}],
    ['a bot is asked now', {}, { asks: [{ cid: 'bot', missingTargets: ['a'] }] }],
    ['the battle has changed lately', { meta: metaOf({ updatedAt: NOW - RECENT_MS }) }, {}],
  ])('is true while %s', (_title, snapshot, plan) => {
    expect(look(snapshot, plan)).toBe(true);
  });

  it('forgets a bot whose answer is no longer waited for', () => {
    expect(look({ asked: { bot: { targets: ['fallen'], until: NOW } } })).toBe(false);
  });
});

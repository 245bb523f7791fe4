import type { CollectorSnapshot } from '@melee/combat/dto';
import { decideFinish } from './decide-finish.js';
import { metaOf, NOW, snapshotOf, strike } from './testing/snapshots.js';

const ABANDONED_AFTER_MS = 1000;
const BOUNDS = { abandonedAfterMs: ABANDONED_AFTER_MS, mostExchanges: 10 };
const decide = (snapshot: CollectorSnapshot) => decideFinish(snapshot, BOUNDS);
const silentSince = (ms: number) => metaOf({ updatedAt: NOW - ms });

describe('decideFinish', () => {
  it('lets a battle go on in which two teams stand', () => {
    expect(decide(snapshotOf())).toBeNull();
    expect(decide(snapshotOf([], { meta: metaOf({ dead: ['a', 'b'] }) }))).toBeNull();
  });

  it('ends it for the last team standing', () => {
    expect(decide(snapshotOf([], { meta: metaOf({ dead: ['b', 'd'] }) }))).toBe('last_team_standing');
  });

  it('ends it when nobody stands', () => {
    expect(decide(snapshotOf([], { meta: metaOf({ dead: ['a', 'b', 'c', 'd'] }) }))).toBe('nobody_standing');
  });

  it('waits for the actions that are queued', () => {
    const meta = metaOf({ dead: ['b', 'd'] });

    expect(decide(snapshotOf([], { meta, queueLength: 1 }))).toBeNull();
  });

  it('settles a battle in which nobody can ever act', () => {
    expect(decide(snapshotOf([], { hasTargets: false }))).toBe('stalemate');
    expect(decide(snapshotOf([strike('a', 'b', 1)], { hasTargets: false }))).toBeNull();
  });

  it('settles a battle that nobody wins, when its queue is empty', () => {
    const [almost, meta] = [metaOf({ step: 9 }), metaOf({ step: 10 })];
    expect(decide(snapshotOf([strike('a', 'b', 1)], { meta: almost }))).toBeNull();
    expect(decide(snapshotOf([strike('a', 'b', 1)], { meta }))).toBe('stalemate');
    expect(decide(snapshotOf([strike('a', 'b', 1)], { meta, queueLength: 1 }))).toBeNull();
  });

  it('settles a battle in which nothing has happened for too long', () => {
    const meta = silentSince(ABANDONED_AFTER_MS + 1);

    expect(decide(snapshotOf([], { meta }))).toBe('abandoned');
    expect(decide(snapshotOf([], { meta: silentSince(ABANDONED_AFTER_MS) }))).toBeNull();
    expect(decide(snapshotOf([strike('a', 'b', 1)], { meta }))).toBeNull();
  });
});

import { missingTargets } from './missing-targets.js';
import { NOW, snapshotOf } from './testing/snapshots.js';

const missing = (
  queue: readonly string[],
  asked: { readonly targets: readonly string[]; readonly until: number } | null,
) => missingTargets(snapshotOf([], { targets: { bot: queue }, asked: asked === null ? {} : { bot: asked } }));

describe('missingTargets', () => {
  it('names every enemy in the queue of a bot that was not asked', () => {
    expect(missing(['p', 'q'], null)).toEqual([{ cid: 'bot', missingTargets: ['p', 'q'] }]);
  });

  it('names nobody for an empty queue', () => {
    expect(missing([], null)).toEqual([]);
  });

  it('does not name again what the bot was asked for lately', () => {
    expect(missing(['p', 'q'], { targets: ['p', 'q'], until: NOW + 1 })).toEqual([]);
  });

  it('names what is new while the rest was asked for lately', () => {
    expect(missing(['p', 'q'], { targets: ['p'], until: NOW + 1 })).toEqual([
      { cid: 'bot', missingTargets: ['q'] },
    ]);
  });

  it('names everything again when the patience is over', () => {
    expect(missing(['p', 'q'], { targets: ['p', 'q'], until: NOW })).toEqual([
      { cid: 'bot', missingTargets: ['p', 'q'] },
    ]);
  });
});

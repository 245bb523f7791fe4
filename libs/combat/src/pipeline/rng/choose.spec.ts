import { chooseSome } from './choose.js';

const candidates = ['a', 'b', 'c', 'd', 'e'];

describe('chooseSome', () => {
  it('gives the same choice for the same seed and purpose', () => {
    expect(chooseSome(candidates, 3, 'seed', 'move-1')).toEqual(chooseSome(candidates, 3, 'seed', 'move-1'));
  });

  it('takes no candidate twice and never more than there are', () => {
    const all = chooseSome(candidates, 99, 'seed', 'move-1');
    expect(all.toSorted()).toEqual(candidates);
  });

  it('gives every candidate its turn over many purposes', () => {
    const chosen = new Map(candidates.map((candidate) => [candidate, 0]));
    for (let i = 0; i < 1000; i += 1) {
      for (const one of chooseSome(candidates, 1, 'seed', `move-${String(i)}`)) {
        chosen.set(one, (chosen.get(one) ?? 0) + 1);
      }
    }
    // 200 expected of 1000; six standard deviations are 76.
    for (const times of chosen.values()) expect(Math.abs(times - 200)).toBeLessThan(76);
  });
});

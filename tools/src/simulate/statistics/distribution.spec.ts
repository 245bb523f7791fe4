import fc from 'fast-check';
import { distributionOf } from './distribution.js';

describe('distributionOf', () => {
  it('gives mean, nearest ranks and ends', () => {
    const frequencies = new Map([
      [9, 1],
      [3, 4],
      [5, 5],
    ]);
    expect(distributionOf(frequencies)).toMatchObject({ mean: 4.6, median: 5, p90: 5, min: 3, max: 9 });
  });

  it('takes the lower of two middle values as the median', () => {
    const frequencies = new Map([
      [4, 1],
      [8, 1],
    ]);
    expect(distributionOf(frequencies).median).toBe(4);
  });

  it('is empty without values', () => {
    expect(distributionOf(new Map())).toEqual({ mean: 0, median: 0, p90: 0, min: 0, max: 0, bins: [] });
  });

  it('puts every value into one bin of at most twenty, all of one width and without gaps', () => {
    const values = fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 50 })), { minLength: 1 });
    fc.assert(
      fc.property(values, (entries) => {
        const frequencies = new Map(entries);
        const { bins, min, max } = distributionOf(frequencies);
        expect(bins.length).toBeLessThanOrEqual(20);
        expect(new Set(bins.map(({ from, to }) => to - from)).size).toBe(1);
        bins.slice(1).forEach(({ from }, index) => expect(from).toBe((bins[index]?.to ?? NaN) + 1));
        expect(bins[0]?.from).toBeLessThanOrEqual(min);
        expect(bins.at(-1)?.to).toBeGreaterThanOrEqual(max);
        for (const { from, to, count } of bins) {
          const own = [...frequencies].filter(([value]) => value >= from && value <= to);
          expect(count).toBe(own.reduce((sum, [, each]) => sum + each, 0));
        }
      }),
    );
  });
});

import { meanDifference, pairedDifference } from './paired.js';

describe('pairedDifference', () => {
  /**
   * Approval of a prime minister in two surveys of the same 1600 people: A. Agresti, "Categorical Data Analysis", 2nd
   * edition (2002), section 10.1, gives −0.04 with the interval −0.06 to −0.02.
   */
  it('agrees with the published interval of a large sample', () => {
    const { value, low, high } = pairedDifference({
      both: 794,
      onlyFirst: 150,
      onlySecond: 86,
      neither: 570,
    });
    expect(value).toBe(-0.04);
    expect(low).toBeCloseTo(-0.06, 2);
    expect(high).toBeCloseTo(-0.02, 2);
  });

  it('adds half a trial to each count: by hand for 10 pairs of which 3 differ', () => {
    const { low, high } = pairedDifference({ both: 4, onlyFirst: 0, onlySecond: 3, neither: 3 });
    // (3.5 − 0.5) / 12 ± 1.959964 · √(4 − 9 / 12) / 12
    expect(low).toBeCloseTo(0.25 - (1.959964 * Math.sqrt(3.25)) / 12, 6);
    expect(high).toBeCloseTo(0.25 + (1.959964 * Math.sqrt(3.25)) / 12, 6);
  });

  it('changes its sign when the conditions change places', () => {
    const forth = pairedDifference({ both: 5, onlyFirst: 2, onlySecond: 9, neither: 4 });
    const back = pairedDifference({ both: 5, onlyFirst: 9, onlySecond: 2, neither: 4 });
    expect(back).toEqual({ value: -forth.value, low: -forth.high, high: -forth.low });
  });

  it('is not certain of a difference of nothing', () => {
    const { value, low, high } = pairedDifference({ both: 50, onlyFirst: 0, onlySecond: 0, neither: 50 });
    expect(value).toBe(0);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it('knows nothing without a pair', () => {
    const none = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
    expect(pairedDifference(none)).toEqual({ value: 0, low: -1, high: 1 });
  });
});

describe('meanDifference', () => {
  it('is the mean with the interval of its standard error', () => {
    // Differences 1, 2, 3 and 6: mean 3, variance 14 / 3.
    const estimate = meanDifference({ pairs: 4, sum: 12, sumOfSquares: 50 });
    expect(estimate?.value).toBe(3);
    expect(estimate?.low).toBeCloseTo(3 - 1.959964 * Math.sqrt(14 / 3 / 4), 6);
    expect(estimate?.high).toBeCloseTo(3 + 1.959964 * Math.sqrt(14 / 3 / 4), 6);
  });

  it('says nothing of fewer than two pairs', () => {
    expect(meanDifference({ pairs: 1, sum: 4, sumOfSquares: 16 })).toBeNull();
  });
});

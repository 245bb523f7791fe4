import { proportion } from './proportion.js';

/**
 * R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics
 * in Medicine 17 (1998), 857–872, table I, method 3.
 */
const PUBLISHED = [
  { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
  { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
  { successes: 0, trials: 20, low: 0, high: 0.1611 },
  { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
];

describe('proportion', () => {
  it.each(PUBLISHED)('has the published Wilson interval of $successes of $trials', (row) => {
    const { value, low, high } = proportion(row.successes, row.trials);
    expect(value).toBe(row.successes / row.trials);
    expect(low).toBeCloseTo(row.low, 4);
    expect(high).toBeCloseTo(row.high, 4);
  });

  it('mirrors the interval for failures', () => {
    const [wins, losses] = [proportion(7, 40), proportion(33, 40)];
    expect(wins.low).toBeCloseTo(1 - losses.high, 12);
    expect(wins.high).toBeCloseTo(1 - losses.low, 12);
  });

  it('reaches 1 exactly where all trials succeed', () => {
    expect(proportion(20, 20)).toMatchObject({ value: 1, high: 1 });
  });

  it('knows nothing without a trial', () => {
    expect(proportion(0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });
});

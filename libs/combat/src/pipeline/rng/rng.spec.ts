import { murmur3 } from './murmur3.js';
import { happens, rollsOf, spreadOf } from './rolls.js';

describe('murmur3', () => {
  // Vectors of the reference implementation; two bytes make one code unit.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['\uffff\uffff', 0, 0x76293b50],
    ['\u4321\u8765', 0, 0xf55b516b],
    ['\u4321\u8765', 0x5082edee, 0x2362f9de],
    ['\u4321', 0, 0xa0f7b07a],
    ['\u0000\u0000', 0, 0x2362f9de],
    ['\u0000', 0, 0x30f4c306],
  ])('hashes %j with seed %i as the reference does', (text, seed, expected) => {
    expect(murmur3(text, seed)).toBe(expected);
  });
});

describe('the rolls of an action', () => {
  it('depend on seed, action and purpose, and on nothing that was rolled before', () => {
    const rolls = rollsOf('seed', 'x1');
    const first = rolls.roll('0/exchange/a>b/accuracy');
    rolls.roll('something else');
    expect(rolls.roll('0/exchange/a>b/accuracy')).toBe(first);
    expect(rollsOf('seed', 'x1').roll('0/exchange/a>b/accuracy')).toBe(first);
    const others = [
      rollsOf('seed2', 'x1').roll('0/exchange/a>b/accuracy'),
      rollsOf('seed', 'x2').roll('0/exchange/a>b/accuracy'),
      rolls.roll('0/exchange/b>a/accuracy'),
      rolls.roll('1/exchange/a>b/accuracy'),
      rolls.roll('0/exchange/a>b/crit'),
    ];
    expect(new Set([first, ...others]).size).toBe(6);
  });

  it('are the same in every version of these rules', () => {
    const rolls = rollsOf('seed', 'x1');
    expect(['a', 'b', 'c', 'd'].map((purpose) => rolls.roll(purpose))).toEqual([6650, 9672, 5050, 8408]);
  });

  it('are spread evenly from 0 to 9999 over the purposes', () => {
    const rolls = rollsOf('seed', 'x1');
    const all = Array.from({ length: 20_000 }, (_, index) => rolls.roll(`0/exchange/a>b/${String(index)}`));
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(10_000);
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      all.filter((roll) => Math.floor(roll / 1000) === tenth),
    );
    // Six standard deviations of a binomial with n = 20000 and p = 0.1.
    for (const { length } of tenths) expect(Math.abs(length - 2000)).toBeLessThan(255);
  });
});

describe('a chance', () => {
  const always = (value: number): { roll: () => number } => ({ roll: () => value });

  it('happens exactly for the rolls below it', () => {
    expect(happens(always(2499), '', 2500)).toBe(true);
    expect(happens(always(2500), '', 2500)).toBe(false);
  });

  it('is not rolled for when it is certain or impossible', () => {
    const never = {
      roll: (): number => {
        throw new Error('rolled');
      },
    };
    expect(happens(never, '', 10_000)).toBe(true);
    expect(happens(never, '', 0)).toBe(false);
  });

  it('spreads to both ends', () => {
    expect([0, 5000, 9999].map((roll) => spreadOf(always(roll), '', 3))).toEqual([-3, 0, 3]);
  });
});

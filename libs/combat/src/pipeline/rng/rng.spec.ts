import { murmur3 } from './murmur3.js';
import { happens, rollFor, spreadBy } from './chance.js';
import { purposeOf } from './purpose.js';
import { rollsOf } from './rolls.js';
import type { ActionRolls } from './rolls.js';

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
  const accuracy = purposeOf('accuracy');
  const rollOf = (seed: string, actionId: string, ...strike: Parameters<ActionRolls['between']>): number =>
    rollsOf(seed, actionId)
      .between(...strike)
      .roll(accuracy);

  it('depend on seed, action, strike and purpose, and on nothing that was rolled before', () => {
    const first = rollOf('seed', 'x1', 0, 'exchange', 'a', 'b');
    const rolls = rollsOf('seed', 'x1').between(0, 'exchange', 'a', 'b');
    rolls.roll(purposeOf('something else'));
    expect(rolls.roll(accuracy)).toBe(first);
    const others = [
      rollOf('seed2', 'x1', 0, 'exchange', 'a', 'b'),
      rollOf('seed', 'x2', 0, 'exchange', 'a', 'b'),
      rollOf('seed', 'x1', 0, 'exchange', 'b', 'a'),
      rollOf('seed', 'x1', 1, 'exchange', 'a', 'b'),
      rollOf('seed', 'x1', 0, 'counter', 'a', 'b'),
      rolls.roll(purposeOf('crit')),
    ];
    expect(new Set([first, ...others]).size).toBe(7);
  });

  it('are the same in every version of these rules', () => {
    const rolls = rollsOf('seed', 'x1');
    const strike = rolls.between(0, 'exchange', 'a', 'b');
    expect(['a', 'b', 'c'].map((purpose) => rolls.roll(purpose))).toEqual([8331, 6721, 4029]);
    expect(['a', 'b', 'c'].map((purpose) => strike.roll(purposeOf(purpose)))).toEqual([8573, 1715, 7975]);
  });

  it.each<[string, (number: number) => number]>([
    ['purposes', (number) => rollsOf('seed', 'x1').roll(String(number))],
    ['actions', (number) => rollOf('seed', `x${String(number)}`, 0, 'exchange', 'a', 'b')],
    ['actors', (number) => rollOf('seed', 'x1', 0, 'exchange', 'a', `b${String(number)}`)],
    [
      'purposes of a strike',
      (number) =>
        rollsOf('seed', 'x1')
          .between(0, 'exchange', 'a', 'b')
          .roll(purposeOf(String(number))),
    ],
  ])('are spread evenly from 0 to 9999 over %s', (_what, rollAt) => {
    const all = Array.from({ length: 20_000 }, (_, index) => rollAt(index));
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(10_000);
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      all.filter((roll) => Math.floor(roll / 1000) === tenth),
    );
    // Six standard deviations of a binomial with n = 20000 and p = 0.1.
    for (const { length } of tenths) expect(Math.abs(length - 2000)).toBeLessThan(255);
  });

  it('are independent between the steps of a strike', () => {
    const crit = purposeOf('crit');
    const pairs = Array.from({ length: 20_000 }, (_, index) => {
      const strike = rollsOf('seed', `x${String(index)}`).between(0, 'exchange', 'a', 'b');
      return [strike.roll(accuracy), strike.roll(crit)] as const;
    });
    const bothLow = pairs.filter(([one, other]) => one < 5000 && other < 5000).length;
    // Six standard deviations of a binomial with n = 20000 and p = 0.25.
    expect(Math.abs(bothLow - 5000)).toBeLessThan(368);
  });
});

describe('a chance', () => {
  const purpose = purposeOf('any');

  it('happens exactly for the rolls below it', () => {
    expect(happens(2499, 2500)).toBe(true);
    expect(happens(2500, 2500)).toBe(false);
  });

  it('is not rolled for when it is certain or impossible', () => {
    const never = {
      roll: (): number => {
        throw new Error('rolled');
      },
    };
    expect(happens(rollFor(never, purpose, 10_000), 10_000)).toBe(true);
    expect(happens(rollFor(never, purpose, 0), 0)).toBe(false);
  });

  it('spreads to both ends', () => {
    expect([0, 5000, 9999].map((roll) => spreadBy(roll, 3))).toEqual([-3, 0, 3]);
  });
});

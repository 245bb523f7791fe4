import { randomInt } from 'node:crypto';

const given = process.env['TEST_SEED'];

/** Source of every random choice of a suite: `TEST_SEED` if it is set, so that a failed run can be repeated. */
export const TEST_SEED = given === undefined || given === '' ? randomInt(2 ** 31) : Number(given);

/** Random choices that a seed repeats (mulberry32). */
export class Choices {
  constructor(private state: number) {}

  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.integer(0, list.length - 1)];
    if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
    return chosen;
  }

  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

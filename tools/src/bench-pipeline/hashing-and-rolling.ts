import { purposeOf, rollsOf } from '@melee/combat/pipeline';
import type { Work, Workload } from './work.js';

/** The questions of a strike that is not ended early. */
const PURPOSES = ['accuracy', 'crit', 'evasion', 'parry', 'damage'].map(purposeOf);

/** Only the random numbers of exchanges: what they cost at least, whatever is done with them. */
export class HashingAndRolling implements Workload {
  readonly name = 'hashing and rolling only';
  /** Kept, so that no compiler can leave the rolls out. */
  sum = 0;
  private played = 0;

  run(exchanges: number): Work {
    for (let done = 0; done < exchanges; done += 1) {
      this.played += 1;
      const rolls = rollsOf('bench', `x-${String(this.played)}`);
      const there = rolls.between(0, 'exchange', 'actor-0', 'actor-1');
      const back = rolls.between(0, 'exchange', 'actor-1', 'actor-0');
      for (const purpose of PURPOSES) this.sum += there.roll(purpose) + back.roll(purpose);
    }
    return { exchanges, strikes: 2 * exchanges };
  }
}

import type { BattleState } from '@melee/combat/pipeline';
import { byRules, exchangeOf } from './melee.js';
import type { Work, Workload } from './work.js';

/** Every exchange between actors that were just read, as in a batch of one action. The reading is not counted. */
export class FreshlyParsed implements Workload {
  private readonly text: string;
  private states: BattleState[] = [];
  private played = 0;

  constructor(
    readonly name: string,
    state: BattleState,
  ) {
    this.text = JSON.stringify(state);
  }

  prepare(exchanges: number): void {
    this.states = Array.from({ length: exchanges }, () => JSON.parse(this.text) as BattleState);
  }

  run(): Work {
    const work = { exchanges: this.states.length, strikes: 0 };
    for (const state of this.states) {
      this.played += 1;
      const [one = '', other = ''] = Object.keys(state.actors);
      work.strikes += byRules(state, exchangeOf(this.played, one, other)).strikes;
    }
    return work;
  }
}

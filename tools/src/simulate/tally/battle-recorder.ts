import type { CombatAction } from '@melee/combat/dto';
import type { BattleState, Resolution } from '@melee/combat/pipeline';
import type { SimulatedBattle } from '@melee/combat/simulation';
import type { Lineup } from '../scenario/lineups.js';
import { countEvents } from './count-events.js';
import { add, entryOf, noFeint, type Tally } from './tally.js';

/** Counts one battle into a tally. */
export class BattleRecorder {
  #metChaos = false;

  constructor(
    private readonly tally: Tally,
    private readonly lineup: Lineup,
  ) {}

  /** An action of the battle, what came of it, and the state before it: after its moves were declared. */
  action(action: CombatAction, { events, state, isExchange }: Resolution, before: BattleState): void {
    countEvents(this.tally, this.lineup, action, events);
    this.#metChaos ||= events.some(({ type }) => type === 'chaos');
    if (action.type === 'exchange' && isExchange) {
      this.#usedFeint(action.move.feintId);
      this.#usedFeint(action.partnerMove?.feintId);
    }
    this.#drawnFeints(state, before);
  }

  end({ winner, reason, state }: SimulatedBattle): void {
    const { tally, lineup } = this;
    tally.battles += 1;
    if (this.#metChaos) tally.chaos += 1;
    add(tally.reasons, reason);
    add(tally.lengths, state.step);
    const matchup = entryOf(tally.matchups, lineup.title, () => ({
      battles: 0,
      draws: 0,
      wins: new Map(lineup.actors.map(({ meta }) => [meta.team, 0])),
    }));
    matchup.battles += 1;
    if (winner === null) matchup.draws += 1;
    else add(matchup.wins, winner);
    this.#survivors(state);
  }

  #usedFeint(feintId: string | undefined): void {
    if (feintId !== undefined) entryOf(this.tally.feints, feintId, noFeint).used += 1;
  }

  /** No event tells of a feint that comes into a hand, so the hands are compared. */
  #drawnFeints({ actors }: BattleState, before: BattleState): void {
    if (actors === before.actors) return;
    for (const [cid, { hand }] of Object.entries(actors)) {
      const held = before.actors[cid]?.hand ?? {};
      if (hand === held) continue;
      for (const feintId of Object.keys(hand)) {
        if (!Object.hasOwn(held, feintId)) entryOf(this.tally.feints, feintId, noFeint).drawn += 1;
      }
    }
  }

  #survivors({ actors }: BattleState): void {
    for (const { meta, state: start } of this.lineup.actors) {
      const end = actors[meta.cid]?.state;
      const place = this.lineup.groupOf[meta.cid];
      if (end === undefined || place === undefined) continue;
      const group = entryOf(this.tally.groups, place, () => ({ fielded: 0, survived: 0, hp: 0, fullHp: 0 }));
      group.fielded += 1;
      if (end.defeat !== null) continue;
      group.survived += 1;
      group.hp += end.hp;
      group.fullHp += start.hp;
    }
  }
}

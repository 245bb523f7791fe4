import type { ActorDocument, CombatAction, CombatEvent, FinishReason, TeamId } from '../dto/index.js';
import { refundHands } from '../pipeline/refund-hands.js';
import { resolveAction } from '../pipeline/resolve-action.js';
import type { BattleState, Resolution, Rules } from '../pipeline/types.js';
import { Lineup } from './lineup.js';
import { Round } from './round.js';
import { TargetQueues } from './target-queues.js';

export interface BattleSetup {
  readonly rules: Rules;
  /** All of them are played as bots, whoever decides for them elsewhere. */
  readonly actors: readonly ActorDocument[];
  /** Source of every random number of the battle. */
  readonly seed: string;
  /** Exchanges after which the battle is broken off; 2000 if left out. */
  readonly maxSteps?: number;
}

export interface SimulatedBattle {
  /** Null for a draw, and for a battle that was broken off. */
  readonly winner: TeamId | null;
  /** `too_long`: it was broken off. */
  readonly reason: FinishReason | 'too_long';
  readonly state: BattleState;
  /** What the end brought about. */
  readonly endEvents: readonly CombatEvent[];
  /** Actions that were resolved: exchanges, whether they took place or not, and uses of items and abilities. */
  readonly actions: number;
}

const MAX_STEPS = 2000;

/**
 * Plays a battle of bots to its end, in memory. Deterministic: the same setup gives the same battle. It is scheduled as
 * the Collector does it, with bots that always answer: whoever stands declares its moves, then come items and
 * abilities, then the exchanges in the order in which their second strikes were declared.
 *
 * @param onAction told of every action, in order, with the state before it.
 * @throws CombatError `content/unknown-id` if an actor names what the pack has not.
 */
export function simulateBattle(
  { rules, actors, seed, maxSteps = MAX_STEPS }: BattleSetup,
  onAction?: (action: CombatAction, resolution: Resolution, before: BattleState) => void,
): SimulatedBattle {
  const lineup = new Lineup(actors);
  const queues = new TargetQueues(lineup);
  let state: BattleState = {
    step: 0,
    actors: Object.fromEntries(actors.map((actor) => [actor.meta.cid, actor])),
  };
  let played = 0;
  const end = (winner: TeamId | null, reason: FinishReason): SimulatedBattle => {
    const { state: last, events } = refundHands(state, rules.edition);
    return { winner, reason, state: last, endEvents: events, actions: played };
  };
  for (let number = 0; ; number += 1) {
    const standing = lineup.standingTeams(state);
    const [winner = null] = standing;
    if (standing.length === 0) return end(winner, 'nobody_standing');
    if (standing.length === 1) return end(winner, 'last_team_standing');
    const round = new Round(number, state, queues, lineup);
    round.declareAll(seed, rules.pack);
    if (round.actions.length === 0) return end(null, 'stalemate');
    state = round.state;
    for (const action of round.actions) {
      if (state.step >= maxSteps) {
        return { winner: null, reason: 'too_long', state, endEvents: [], actions: played };
      }
      const resolution = resolveAction(state, action, seed, rules);
      onAction?.(action, resolution, state);
      state = resolution.state;
      queues.settle(resolution);
      played += 1;
    }
  }
}

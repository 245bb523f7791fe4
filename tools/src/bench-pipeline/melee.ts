import type { CombatAction, ExchangeAction, ExchangeMove } from '@melee/combat/dto';
import { resolveAction, type BattleState } from '@melee/combat/pipeline';
import { RULES } from './fighters.js';
import type { Work, Workload } from './work.js';

const SEED = 'bench';
/** An ability is used once in so many exchanges. */
const EXCHANGES_PER_ABILITY = 8;

type Pair = readonly [one: string, other: string];
type Resolve = (state: BattleState, action: CombatAction) => { state: BattleState; strikes: number };

/** By the rules. */
export const byRules: Resolve = (before, action) => {
  const { state, events } = resolveAction(before, action, SEED, RULES);
  let strikes = 0;
  for (const { type } of events) if (type === 'strike') strikes += 1;
  return { state, strikes };
};

/** Nothing comes of anything: what is left is the cost of the loop itself. */
export const byNothing: Resolve = (state, action) => ({
  state,
  strikes: action.actionId.length > 0 ? 0 : 1,
});

function strikeMove(cid: string, target: string, feintId?: string): ExchangeMove {
  const registration = { seq: 1, registeredAt: 0, deadline: 0 };
  const move = { moveId: cid, cid, strategy: 'exchange', target, ...registration } as const;
  return feintId === undefined ? move : { ...move, feintId };
}

/** The exchange of this number between the two, with the feints that they name. */
export function exchangeOf(
  number: number,
  one: string,
  other: string,
  feints: { readonly first?: string | undefined; readonly second?: string | undefined } = {},
): ExchangeAction {
  return {
    actionId: `x-${String(number)}`,
    type: 'exchange',
    move: strikeMove(one, other, feints.first),
    partnerMove: strikeMove(other, one, feints.second),
    isForced: false,
  };
}

/** Every red actor with the blue one that has the same position. */
function pairsOf({ actors }: BattleState): readonly Pair[] {
  const ids = Object.keys(actors);
  const half = ids.length / 2;
  return ids.slice(0, half).map((one, index): Pair => [one, ids[half + index] ?? one]);
}

/** Enemies who strike at each other pair by pair; when none of them can go on, the battle starts anew. */
export class Melee implements Workload {
  private readonly pairs: readonly Pair[];
  private state: BattleState;
  private played = 0;

  constructor(
    readonly name: string,
    private readonly start: BattleState,
    private readonly resolve: Resolve,
  ) {
    this.state = start;
    this.pairs = pairsOf(start);
  }

  run(exchanges: number): Work {
    const work = { exchanges: 0, strikes: 0 };
    while (work.exchanges < exchanges) {
      const pair = this.nextPair();
      if (this.played % EXCHANGES_PER_ABILITY === 0) this.useAbility(pair, work);
      if (this.areStanding(pair)) this.exchange(pair, work);
    }
    return work;
  }

  private nextPair(): Pair {
    for (const next of this.pairs.keys()) {
      const pair = this.pairs[(this.played + next) % this.pairs.length];
      if (pair === undefined || !this.areStanding(pair)) continue;
      this.played += next + 1;
      return pair;
    }
    this.state = this.start;
    return this.nextPair();
  }

  private areStanding([one, other]: Pair): boolean {
    const { actors } = this.state;
    return actors[one]?.state.defeat === null && actors[other]?.state.defeat === null;
  }

  /** The first feint of the hand leaves it, as it does when a move is registered. */
  private takeFeint(cid: string): string | undefined {
    const actor = this.state.actors[cid];
    if (actor === undefined) return undefined;
    const [feintId] = Object.keys(actor.hand);
    if (feintId === undefined) return undefined;
    const { [feintId]: _taken, ...hand } = actor.hand;
    this.state = { ...this.state, actors: { ...this.state.actors, [cid]: { ...actor, hand } } };
    return feintId;
  }

  private exchange([one, other]: Pair, work: Work): void {
    const [first, second] = [this.takeFeint(one), this.takeFeint(other)];
    this.apply(work, exchangeOf(this.played, one, other, { first, second }));
    work.exchanges += 1;
  }

  private useAbility([cid, target]: Pair, work: Work): void {
    const abilityId = this.state.actors[cid]?.loadout.abilities[0];
    if (abilityId === undefined) return;
    const actionId = `n-${String(this.played)}`;
    const move = { moveId: actionId, cid, strategy: 'instant', abilityId, seq: 1, registeredAt: 0 } as const;
    this.apply(work, { actionId, type: 'instant', move: { ...move, targets: [target] } });
  }

  private apply(work: Work, action: CombatAction): void {
    const { state, strikes } = this.resolve(this.state, action);
    this.state = state;
    work.strikes += strikes;
  }
}

import type { ActorDocument, CombatAction } from '../../dto/index.js';
import { resolveAction } from '../resolve-action.js';
import type { BattleState, Resolution, Rules } from '../types.js';
import { strikeMove } from './fixtures.js';

/** Pairs of standing enemies, each once. */
function pairsOf(state: BattleState): [string, string][] {
  const standing = Object.values(state.actors).filter((actor) => actor.state.defeat === null);
  return standing.flatMap((one, index) =>
    standing
      .slice(index + 1)
      .filter((other) => other.meta.team !== one.meta.team)
      .map((other): [string, string] => [one.meta.cid, other.meta.cid]),
  );
}

/** A feint from the hand and the actor without it, as registering a move would have done. */
function takeFeint(actor: ActorDocument): { actor: ActorDocument; feint: { feintId?: string } } {
  const [feintId] = Object.keys(actor.hand);
  if (feintId === undefined) return { actor, feint: {} };
  const hand = Object.fromEntries(Object.entries(actor.hand).filter(([id]) => id !== feintId));
  return { actor: { ...actor, hand }, feint: { feintId } };
}

/** Plays exchanges between all standing enemies until no two are left, or the state after `maxSteps`. */
export function playBattle(
  start: BattleState,
  seed: string,
  rules: Rules,
  maxSteps: number,
  onResolution: (resolution: Resolution) => void = () => undefined,
): BattleState {
  let state = start;
  for (let pairs = pairsOf(state); pairs.length > 0 && state.step < maxSteps; pairs = pairsOf(state)) {
    for (const [one, other] of pairs) {
      const [first, second] = [state.actors[one], state.actors[other]];
      if (first === undefined || second === undefined) throw new Error('A pair names an unknown actor.');
      const [a, b] = [takeFeint(first), takeFeint(second)];
      state = { ...state, actors: { ...state.actors, [one]: a.actor, [other]: b.actor } };
      const action: CombatAction = {
        actionId: `${one}-${other}-${String(state.step)}`,
        type: 'exchange',
        move: strikeMove(one, other, a.feint),
        partnerMove: strikeMove(other, one, b.feint),
        isForced: false,
      };
      const resolution = resolveAction(state, action, seed, rules);
      onResolution(resolution);
      state = resolution.state;
    }
  }
  return state;
}

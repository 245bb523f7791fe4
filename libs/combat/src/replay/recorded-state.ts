import { lookUp } from '../content/lookup.js';
import type { ContentPack } from '../content/types.js';
import type { ActorDocument, ActorHand, ActorId } from '../dto/index.js';
import type { BattleState } from '../pipeline/index.js';
import { handsRead, type ActionEntry } from './ledger-entry.js';

const byId = (actors: readonly ActorDocument[]): BattleState['actors'] =>
  Object.fromEntries(actors.map((actor) => [actor.meta.cid, actor]));

/** The state that a battle of these actors begins with. */
export function stateOf(actors: readonly ActorDocument[]): BattleState {
  return { step: 0, actors: byId(actors) };
}

/** Takes newcomers into the battle, first come first, until it has so many actors. */
export function admit(
  { step, actors }: BattleState,
  newcomers: readonly ActorDocument[],
  present: number,
): { readonly state: BattleState; readonly newcomers: readonly ActorDocument[] } {
  const free = Math.max(0, present - Object.keys(actors).length);
  const admitted = newcomers.slice(0, free);
  if (admitted.length === 0) return { state: { step, actors }, newcomers };
  return { state: { step, actors: { ...actors, ...byId(admitted) } }, newcomers: newcomers.slice(free) };
}

/**
 * The state with the hands that were held when the action was resolved.
 * @throws CombatError `content/unknown-id` for a feint that the pack has not.
 */
export function withHands(
  state: BattleState,
  { action, hands }: ActionEntry,
  pack: ContentPack,
): BattleState {
  const changed = handsRead(action).flatMap((cid): [ActorId, ActorDocument][] => {
    const actor = Object.hasOwn(state.actors, cid) ? state.actors[cid] : undefined;
    const held = Object.hasOwn(hands, cid) ? (hands[cid] ?? []) : [];
    if (actor === undefined || isHeld(held, actor.hand)) return [];
    return [[cid, { ...actor, hand: handOf(held, pack) }]];
  });
  if (changed.length === 0) return state;
  return { ...state, actors: { ...state.actors, ...Object.fromEntries(changed) } };
}

function isHeld(feints: readonly string[], hand: ActorHand): boolean {
  return feints.length === Object.keys(hand).length && feints.every((id) => Object.hasOwn(hand, id));
}

function handOf(feints: readonly string[], pack: ContentPack): ActorHand {
  return Object.fromEntries(feints.map((id) => [id, { price: lookUp(pack.feints, 'feint', id).price }]));
}

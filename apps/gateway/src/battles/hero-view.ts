import { type ContentPack, vitalsOf } from '@melee/combat/content';
import type { ActorDocument, Move, MovesDocument } from '@melee/combat/dto';
import type { LoadedDashboard } from '@melee/combat/repository';
import { actorView } from './actor-view.js';
import type { Hero, WaitingMove } from './views.js';

const NO_STRIKE = { target: null, feintId: null, attackZone: null, blockZone: null, remainingMs: null };

/** @param now by the clock that set the deadlines. */
function waitingMove(move: Move, now: number): WaitingMove {
  const { moveId, strategy, registeredAt } = move;
  if (strategy !== 'exchange') {
    const by = strategy === 'item' ? move.itemId : move.abilityId;
    return { moveId, strategy, ...NO_STRIKE, by, targets: move.targets, registeredAt };
  }
  const { target, feintId = null, attackZone = null, blockZone = null, deadline } = move;
  const strike = { target, feintId, attackZone, blockZone, remainingMs: Math.max(0, deadline - now) };
  return { moveId, strategy, ...strike, by: null, targets: null, registeredAt };
}

function waitingMoves({ exchange, item, instant }: MovesDocument, now: number): WaitingMove[] {
  const moves: Move[] = [exchange, item, instant].flatMap((part) => Object.values<Move>(part));
  return moves.sort((one, other) => one.seq - other.seq).map((move) => waitingMove(move, now));
}

function cooldownLeft({ state, cooldowns }: ActorDocument, abilityId: string): number {
  return Math.max(0, (cooldowns[abilityId] ?? 0) - state.exchanges);
}

/** @param pack the pack of the battle, or null if it is not loaded here. */
export function heroView(
  { own, moves, now }: Pick<LoadedDashboard, 'own' | 'moves' | 'now'>,
  pack: ContentPack | null,
): Hero {
  const { meta, state, loadout, hand, xp } = own;
  const prices = Object.entries(hand).map(([feintId, { price }]) => [feintId, price] as const);
  return {
    ...actorView(own, pack),
    cid: meta.cid,
    energy: state.energy,
    maxEnergy: pack === null ? null : vitalsOf(own, pack).energy,
    tokens: state.tokens,
    hand: Object.fromEntries(prices),
    belt: loadout.belt,
    abilities: loadout.abilities.map((abilityId) => ({ abilityId, cooldown: cooldownLeft(own, abilityId) })),
    arsenal: loadout.arsenal,
    waitingMoves: waitingMoves(moves, now),
    xp,
  };
}

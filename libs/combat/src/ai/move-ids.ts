import type { ActorId, MoveId } from '../dto/index.js';

/**
 * The id under which a bot declares a strike at the target, or the one use of a turn. The same request always gives the
 * same ids. If the battle has changed between two attempts at it, the second may choose otherwise: what was declared by
 * the first stands, since the registration refuses another content under a known id (`move/conflict`).
 */
export function moveIdOf(askId: number, cid: ActorId, target?: ActorId): MoveId {
  const turn = `ai${askId}-${cid}`;
  return target === undefined ? turn : `${turn}-${target}`;
}

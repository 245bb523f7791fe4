import { type ActionId, type Move, moveName } from '@melee/combat/dto';

/**
 * The id of the action that fulfils these moves. It follows from them, so that two passes which find the same pair name
 * it alike, and no other action of the battle has it: the rolls depend on it.
 */
export const actionIdOf = (...moves: readonly Move[]): ActionId => moves.map(moveName).join('+');

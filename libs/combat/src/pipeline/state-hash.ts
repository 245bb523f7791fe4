import { TOKENS, XP_EVENTS } from '../dto/index.js';
import type { ActorDocument } from '../dto/index.js';
import { murmur3 } from './rng/murmur3.js';

/** The entries in the order of their keys. */
function inKeyOrder(table: Readonly<Record<string, number>>): readonly (string | number)[] {
  return Object.keys(table)
    .sort()
    .flatMap((key) => [key, table[key] ?? 0]);
}

/** All values in a fixed order: equal actors give equal lists, whatever the order of their keys. */
function valuesOf({ meta, state, loadout, cooldowns, effects, xp }: ActorDocument): readonly unknown[] {
  return [
    meta.cid,
    [state.hp, state.energy, state.defeat, state.exchanges],
    TOKENS.map((token) => state.tokens[token]),
    [loadout.mainHand, loadout.offHand, loadout.armour, loadout.abilities, loadout.arsenal],
    inKeyOrder(loadout.belt),
    inKeyOrder(cooldowns),
    effects.map(({ effectId, sourceCid, remaining, stacks, power }) => [
      effectId,
      sourceCid,
      remaining,
      stacks,
      power,
    ]),
    XP_EVENTS.map((event) => xp[event]),
  ];
}

function hexadecimal(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/**
 * Of a step and some actors, in this order, as 16 hexadecimal digits: the same if and, but for one case in 2^64, only
 * if they are. The ledger keeps that of the actors that an action changed. Hands are not part of it, since
 * registrations change them at any time; nor is what no action changes.
 */
export function stateHash(step: number, actors: readonly ActorDocument[]): string {
  const text = JSON.stringify([step, actors.map(valuesOf)]);
  return hexadecimal(murmur3(text, 1)) + hexadecimal(murmur3(text, 2));
}

import type { ActorDocument } from '../dto/index.js';
import { murmur3 } from './rng/murmur3.js';
import type { BattleState } from './types.js';

/** JSON with the keys of every object in code-unit order: equal values give equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function hexadecimal(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

/**
 * What an action left of the actors that it touched, as 16 hexadecimal digits: the same in a replay if and, but for one
 * case in 2^64, only if the same has come of the action. Hands are not part of it, since registrations change them at
 * any time.
 */
export function stateHash(before: BattleState, after: BattleState): string {
  const touched = Object.values(after.actors)
    .filter((actor) => before.actors[actor.meta.cid] !== actor)
    .sort((one, other) => (one.meta.cid < other.meta.cid ? -1 : 1))
    .map(({ meta, state, loadout, cooldowns, effects, xp }: ActorDocument) => [
      meta.cid,
      state,
      loadout,
      cooldowns,
      effects,
      xp,
    ]);
  const text = canonicalJson([after.step, touched]);
  return hexadecimal(murmur3(text, 1)) + hexadecimal(murmur3(text, 2));
}

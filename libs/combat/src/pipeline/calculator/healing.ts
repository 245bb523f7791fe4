import type { ActorId } from '../../dto/index.js';
import type { Power } from '../../content/types.js';
import { spreadOf } from '../rng/rolls.js';
import type { Rolls } from '../rng/rolls.js';
import { toInteger } from '../../content/numbers/fixed-point.js';
import type { Profile } from '../stats/profile.js';

/** How much hp a healing power gives to one target, a whole number; the target's ceiling is not looked at. */
export function calculateHealing(
  heal: NonNullable<Power['heal']>,
  healer: { readonly cid: ActorId; readonly profile: Profile },
  target: ActorId,
  rolls: Rolls,
): number {
  const bonus = heal.bonus === null ? 0 : toInteger(healer.profile.numbers[heal.bonus]);
  return Math.max(0, heal.base + spreadOf(rolls, `0/healing/${healer.cid}>${target}`, heal.spread) + bonus);
}

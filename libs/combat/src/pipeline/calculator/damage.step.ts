import type { DamageType } from '../../content/vocabulary.js';
import { spreadOf } from '../rng/rolls.js';
import { clamp, multiply, SCALE, toFixedPoint, toInteger } from '../../content/numbers/fixed-point.js';
import type { StrikeStep } from './step.js';
import { award } from './strike.js';
import type { Strike } from './strike.js';
import { fireTriggers } from './triggers.js';

/** The share of damage of this type that the defender takes nothing of, fixed-point. */
function resistedShare(strike: Strike, type: DamageType): number {
  if (type === 'pure') return 0;
  const own = strike.order.defender.profile.numbers;
  const share =
    type === 'physical'
      ? own.resistance_physical - strike.order.striker.profile.numbers.armour_penetration
      : own[`resistance_${type}`] + own.magic_resistance;
  return clamp(share, 0, toFixedPoint(strike.pack.caps.resistance));
}

/** Damage after factors, resistance and armour, before a shield. */
function damageOf(strike: Strike, rolled: number): number {
  const { attack, striker, defender } = strike.order;
  const bonus = attack.bonus === null ? 0 : striker.profile.numbers[attack.bonus];
  const full = multiply(rolled * SCALE + bonus, strike.factors.damage);
  const resisted = multiply(full, resistedShare(strike, attack.damage.type));
  const hasArmour = attack.damage.type === 'physical' && !strike.flags.has('pierce');
  const stopped = hasArmour ? defender.profile.numbers.armour : 0;
  return Math.max(0, toInteger(full - resisted - stopped));
}

export const damage: StrikeStep = (strike, rolls) => {
  fireTriggers(strike, 'damage', rolls);
  const { attack, striker, defender } = strike.order;
  const { base, spread } = attack.damage;
  const total = damageOf(strike, base + spreadOf(rolls, `${strike.key}/damage`, spread));
  if (strike.outcome === 'block') {
    const share = toFixedPoint(defender.profile.shield?.absorbs ?? 0);
    strike.absorbed = toInteger(total * share);
    strike.damage = total - strike.absorbed;
    return 'ends';
  }
  strike.damage = total;
  award(strike, striker.cid, strike.isCritical ? 'crit' : 'hit');
  return 'continues';
};

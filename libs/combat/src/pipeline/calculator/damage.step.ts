import { clamp, multiply, SCALE, toInteger } from '../../content/numbers/fixed-point.js';
import type { DamageType } from '../../content/vocabulary.js';
import { purposeOf } from '../rng/purpose.js';
import { hasFlag } from '../rules/flags.js';
import { fireRules } from './fire-rules.js';
import { rollAmount } from './roll-amount.js';
import type { StrikeStep } from './step.js';
import { questionName } from './strike.js';
import type { Strike } from './strike.js';

const DAMAGE = purposeOf('damage');

/** The share of damage of this type that the defender takes nothing of, fixed-point. */
function resistedShare({ order, content }: Strike, type: DamageType): number {
  if (type === 'pure') return 0;
  const { numbers } = order.defender.profile;
  const share =
    type === 'physical'
      ? numbers.resistance_physical - order.striker.profile.numbers.armour_penetration
      : numbers[`resistance_${type}`] + numbers.magic_resistance;
  return clamp(share, 0, content.caps.resistance);
}

/** Damage after factors, resistance and armour, before a shield. */
function damageOf(strike: Strike, rolled: number): number {
  const { attack, striker, defender } = strike.order;
  const { type } = attack.damage;
  const bonus = attack.bonus === null ? 0 : striker.profile.numbers[attack.bonus];
  const full = multiply(rolled * SCALE + bonus, strike.factors.damage);
  const resisted = resistedShare(strike, type);
  const meetsArmour = type === 'physical' && !hasFlag(strike.flags, 'pierce');
  const armour = meetsArmour ? defender.profile.numbers.armour : 0;
  const total = Math.max(0, toInteger(full - multiply(full, resisted) - armour));
  strike.tracer?.({
    type: 'damage',
    purpose: questionName(strike, 'total'),
    damageType: type,
    rolled,
    bonus: bonus / SCALE,
    bonusOf: attack.bonus,
    factor: strike.factors.damage / SCALE,
    resisted: resisted / SCALE,
    armour: armour / SCALE,
    damage: total,
    shield: strike.outcome === 'block' ? (defender.profile.shield?.absorbs ?? 0) / SCALE : null,
  });
  return total;
}

/** A strike that was blocked ends here, with what the shield let through. */
export const damage: StrikeStep = (strike) => {
  fireRules(strike, 'damage');
  const { attack, defender } = strike.order;
  const total = damageOf(strike, rollAmount(strike, DAMAGE, attack.damage));
  if (strike.outcome === 'block') {
    strike.absorbed = toInteger(total * (defender.profile.shield?.absorbs ?? 0));
    strike.damage = total - strike.absorbed;
    return 'ends';
  }
  strike.damage = total;
  return 'continues';
};

import type { Power, Spread, Weapon } from '../../content/types.js';
import type { DamageType } from '../../content/vocabulary.js';
import { toFixedPoint } from '../../content/numbers/fixed-point.js';
import { flagSet } from './flags.js';
import type { FlagSet } from './flags.js';
import { bindRule, bindRules, ruleTable } from './rule-table.js';
import type { BoundRule, RuleTable } from './rule-table.js';

/** What is struck with. */
export interface Attack {
  /** Weapon, ability or item id. */
  readonly by: string;
  readonly damage: Spread & { readonly type: DamageType };
  readonly bonus: 'physical_damage' | 'magical_damage' | null;
  /** What a critical strike with it does. */
  readonly onCrit: BoundRule | null;
}

export function weaponAttack(id: string, { damage, onCrit }: Weapon): Attack {
  const rule = bindRule(`weapon.${id}.crit`, { on: 'crit', as: 'striker', chance: 1, then: onCrit });
  return { by: id, damage, bonus: 'physical_damage', onCrit: onCrit.length === 0 ? null : rule };
}

/** The strike of an item or an ability. */
export interface PowerStrike {
  readonly attack: Attack;
  readonly flags: FlagSet;
  readonly rules: RuleTable;
  /** Fixed-point factor on the damage for each target before the struck one. */
  readonly falloff: number;
}

export function powerStrike(id: string, strike: NonNullable<Power['strike']>): PowerStrike {
  return {
    attack: { by: id, damage: strike, bonus: strike.bonus, onCrit: null },
    flags: flagSet(strike.flags ?? []),
    rules: ruleTable(bindRules(`power.${id}`, strike.rules), 'striker'),
    falloff: toFixedPoint(strike.falloff ?? 1),
  };
}

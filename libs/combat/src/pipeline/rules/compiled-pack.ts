import { CAPPED_NUMBERS } from '../../content/vocabulary.js';
import type { CappedNumber, Condition } from '../../content/vocabulary.js';
import { lookUp } from '../../content/lookup.js';
import { toFixedPoint } from '../../content/numbers/fixed-point.js';
import { memoizeByIdentity } from '../../content/numbers/memoize.js';
import type {
  Ability,
  Balance,
  ContentPack,
  Effect,
  Feint,
  Item,
  Shield,
  TokenAmounts,
  Weapon,
} from '../../content/types.js';
import { TOKENS, ZONES } from '../../dto/index.js';
import type { Token, Zone } from '../../dto/index.js';
import { powerStrike, weaponAttack } from './attack.js';
import type { Attack, PowerStrike } from './attack.js';
import { bindRules, ruleTable } from './rule-table.js';
import type { BoundRule, RuleTable } from './rule-table.js';

/** A price as it is checked and paid, token by token. */
export type Price = readonly { readonly token: Token; readonly amount: number }[];

export function priceOf(amounts: TokenAmounts): Price {
  return TOKENS.flatMap((token) => {
    const amount = amounts[token] ?? 0;
    return amount > 0 ? [{ token, amount }] : [];
  });
}

export interface CompiledWeapon {
  readonly id: string;
  readonly weapon: Weapon;
  readonly attack: Attack;
  readonly rules: readonly BoundRule[];
  /** The same rules when the weapon is the second one: rolls of two equal weapons are kept apart. */
  readonly offHandRules: readonly BoundRule[];
}

export interface CompiledShield {
  readonly shield: Shield;
  /** Fixed-point share of a blocked strike's damage. */
  readonly absorbs: number;
  readonly rules: readonly BoundRule[];
}

export interface CompiledEffect {
  readonly effect: Effect;
  readonly conditions: readonly Condition[];
  /** Whether it changes anything about its bearer but its hp. */
  readonly isFelt: boolean;
  /** Rules of the first effect of this id that an actor bears, of the second, and so on. */
  readonly rules: (number: number) => readonly BoundRule[];
}

export interface CompiledFeint {
  readonly id: string;
  readonly feint: Feint;
  readonly price: Price;
  readonly striking: RuleTable;
  readonly defending: RuleTable;
}

export interface CompiledUsable<Entry extends Item | Ability> {
  readonly usable: Entry;
  readonly strike: PowerStrike | null;
  readonly price: Price;
}

type ById<Compiled> = (id: string) => Compiled;

/** A pack as the phases read it: numbers fixed-point, rules bound. A table throws `content/unknown-id` for an id that it has not. */
export interface CompiledPack {
  readonly pack: ContentPack;
  readonly caps: Readonly<Record<CappedNumber, number>>;
  readonly balance: {
    readonly offHandDamage: number;
    readonly zoneAccuracy: Readonly<Record<Zone, number>>;
    readonly guardedZoneBlock: number;
    readonly openZoneDamage: number;
    readonly manoeuvrePrice: Price;
    readonly handSizePerTactics: number;
    readonly chaos: Balance['chaos'];
  };
  readonly weapon: ById<CompiledWeapon>;
  readonly shield: ById<CompiledShield>;
  readonly armour: ById<readonly BoundRule[]>;
  readonly trait: ById<readonly BoundRule[]>;
  readonly style: ById<readonly BoundRule[]>;
  readonly effect: ById<CompiledEffect>;
  readonly feint: ById<CompiledFeint>;
  readonly item: ById<CompiledUsable<Item>>;
  readonly ability: ById<CompiledUsable<Ability>>;
}

/** Entries are compiled when they are first asked for: a battle uses a small part of its pack. */
function table<Entry, Compiled>(
  entries: Readonly<Record<string, Entry>>,
  kind: string,
  compile: (entry: Entry, id: string) => Compiled,
): ById<Compiled> {
  const known = new Map<string, Compiled>();
  return (id) => {
    let compiled = known.get(id);
    if (compiled === undefined) known.set(id, (compiled = compile(lookUp(entries, kind, id), id)));
    return compiled;
  };
}

function compileUsable<Entry extends Item | Ability>(usable: Entry, id: string): CompiledUsable<Entry> {
  const { strike } = usable.power;
  return {
    usable,
    strike: strike === undefined ? null : powerStrike(id, strike),
    price: priceOf('cost' in usable ? (usable.cost.tokens ?? {}) : {}),
  };
}

function compileFeint(feint: Feint, id: string): CompiledFeint {
  const rules = bindRules(`feint.${id}`, feint.rules);
  return {
    id,
    feint,
    price: priceOf(feint.price),
    striking: ruleTable(rules, 'striker'),
    defending: ruleTable(rules, 'defender'),
  };
}

function compileBalance(balance: Balance): CompiledPack['balance'] {
  return {
    offHandDamage: toFixedPoint(balance.offHandDamage),
    zoneAccuracy: Object.fromEntries(
      ZONES.map((zone) => [zone, toFixedPoint(balance.zoneAccuracy[zone])]),
    ) as Record<Zone, number>,
    guardedZoneBlock: toFixedPoint(balance.guardedZoneBlock),
    openZoneDamage: toFixedPoint(balance.openZoneDamage),
    manoeuvrePrice: priceOf(balance.manoeuvrePrice),
    handSizePerTactics: toFixedPoint(balance.handSizePerTactics),
    chaos: balance.chaos,
  };
}

export const compiledPack = memoizeByIdentity((pack: ContentPack): CompiledPack => ({
  pack,
  caps: Object.fromEntries(CAPPED_NUMBERS.map((name) => [name, toFixedPoint(pack.caps[name])])) as Record<
    CappedNumber,
    number
  >,
  balance: compileBalance(pack.balance),
  weapon: table(pack.weapons, 'weapon', (weapon, id) => ({
    id,
    weapon,
    attack: weaponAttack(id, weapon),
    rules: bindRules(`weapon.${id}`, weapon.rules),
    offHandRules: bindRules(`off_hand.${id}`, weapon.rules),
  })),
  shield: table(pack.shields, 'shield', (shield, id) => ({
    shield,
    absorbs: toFixedPoint(shield.absorbs),
    rules: bindRules(`shield.${id}`, shield.rules),
  })),
  armour: table(pack.armour, 'armour', ({ rules }, id) => bindRules(`armour.${id}`, rules)),
  trait: table(pack.traits, 'trait', ({ rules }, id) => bindRules(`trait.${id}`, rules)),
  style: table(pack.styles, 'style', ({ rules }, id) => bindRules(`style.${id}`, rules)),
  effect: table(pack.effects, 'effect', (effect, id) => ({
    effect,
    conditions: effect.conditions ?? [],
    isFelt: [effect.modifiers, effect.conditions, effect.rules].some((part) => part !== undefined),
    rules: (number) => bindRules(`effect.${id}${number === 1 ? '' : `~${String(number)}`}`, effect.rules),
  })),
  feint: table(pack.feints, 'feint', compileFeint),
  item: table(pack.items, 'item', compileUsable<Item>),
  ability: table(pack.abilities, 'ability', compileUsable<Ability>),
}));

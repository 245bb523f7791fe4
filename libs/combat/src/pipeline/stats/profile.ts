import type { ActiveEffect, ActorDocument, ActorLoadout, ActorRaw } from '../../dto/index.js';
import { computeBaseNumbers, numbersUnder } from '../../content/numbers/base-numbers.js';
import type { BaseNumbers } from '../../content/numbers/base-numbers.js';
import type { Numbers } from '../../content/numbers/derive.js';
import { multiply, SCALE, toFixedPoint, toInteger } from '../../content/numbers/fixed-point.js';
import { memoizeLast } from '../../content/numbers/memoize.js';
import { disarmedLoadout, styleOf } from '../../content/numbers/sources.js';
import { vitalsAmong } from '../../content/numbers/vitals.js';
import type { Vitals } from '../../content/numbers/vitals.js';
import type { ContentPack, Weapon } from '../../content/types.js';
import type { Condition, Style } from '../../content/vocabulary.js';
import type { Attack } from '../rules/attack.js';
import { compiledPack } from '../rules/compiled-pack.js';
import type { CompiledShield, CompiledWeapon } from '../rules/compiled-pack.js';
import type { FlagSet } from '../rules/flags.js';
import { ruleTable } from '../rules/rule-table.js';
import type { BoundRule, RuleTable } from '../rules/rule-table.js';
import { flagsAgainst, incapacityAmong } from './conditions.js';
import { effectRules, equipmentOf } from './equipment.js';
import type { Equipment } from './equipment.js';

/** A weapon in the hand of somebody who knows more or less how to use it. */
export interface ArmedHand {
  readonly id: string;
  readonly weapon: Weapon;
  readonly attack: Attack;
  /** Fixed-point factor on the crit chance that comes of skill. */
  readonly critFactor: number;
  /** What the striker bears in strikes with it: the weapon's rules and all that last. */
  readonly rules: RuleTable;
}

/** Everything about an actor that follows from its attributes, traits, skills, loadout and effects. */
export interface Profile {
  readonly numbers: Numbers;
  /** Ceilings of hp and energy, which no effect moves. */
  readonly vitals: Vitals;
  readonly conditions: ReadonlySet<Condition>;
  /** The condition that keeps the actor from acting at all. */
  readonly incapacity: 'stunned' | 'asleep' | null;
  readonly style: Style;
  readonly mainHand: ArmedHand;
  readonly offHand: ArmedHand | null;
  readonly shield: CompiledShield | null;
  /** Feints that fit into the hand. */
  readonly handSize: number;
  /** Rules that the actor bears in strikes without a weapon. */
  readonly powerRules: RuleTable;
  /** Rules that it bears while it is struck at. */
  readonly defenceRules: RuleTable;
  /** Flags that its conditions put on strikes at it. */
  readonly flagsAgainst: FlagSet;
}

const NO_CONDITIONS: ReadonlySet<Condition> = new Set();

function armedHand(
  { id, weapon, attack }: CompiledWeapon,
  weaponRules: readonly BoundRule[],
  { skills }: ActorRaw,
  { inner, outer }: Equipment,
  borne: readonly BoundRule[],
): ArmedHand {
  return {
    id,
    weapon,
    attack,
    critFactor: SCALE + toFixedPoint((skills[weapon.class] ?? 0) / 100),
    rules: ruleTable([...inner, ...weaponRules, ...outer, ...borne], 'striker'),
  };
}

/** What of a profile does not hang on effects, and the profiles that effects make of it. */
class Base {
  readonly #numbers: BaseNumbers;
  readonly #equipment: Equipment;
  readonly #plain: Profile;
  #disarmed: Base | null = null;
  /** Effects tick in every exchange but what they change stays: only the last set of them is worth remembering. */
  #last: { readonly effects: readonly ActiveEffect[]; readonly profile: Profile } | null = null;

  constructor(
    private readonly raw: ActorRaw,
    private readonly loadout: ActorLoadout,
    private readonly pack: ContentPack,
  ) {
    this.#numbers = computeBaseNumbers({ raw, loadout }, pack);
    this.#equipment = equipmentOf(raw, loadout, styleOf({ loadout }, pack), compiledPack(pack));
    this.#plain = this.#compose([], NO_CONDITIONS);
  }

  under(effects: readonly ActiveEffect[]): Profile {
    if (effects.length === 0) return this.#plain;
    if (this.#last === null || !changeTheSame(this.#last.effects, effects)) {
      this.#last = { effects, profile: this.#compute(effects) };
    }
    return this.#last.profile;
  }

  #compute(effects: readonly ActiveEffect[]): Profile {
    const content = compiledPack(this.pack);
    const felt = effects.filter(({ effectId }) => content.effect(effectId).isFelt);
    if (felt.length === 0) return this.#plain;
    const conditions = new Set(felt.flatMap(({ effectId }) => content.effect(effectId).conditions));
    if (!conditions.has('disarmed')) return this.#compose(felt, conditions);
    this.#disarmed ??= new Base(this.raw, disarmedLoadout(this.loadout, this.pack), this.pack);
    return { ...this.#disarmed.#compose(felt, conditions), vitals: this.#plain.vitals };
  }

  #compose(effects: readonly ActiveEffect[], conditions: ReadonlySet<Condition>): Profile {
    const { raw, pack } = this;
    const { style, mainHand, offHand, shield, inner, outer } = this.#equipment;
    const content = compiledPack(pack);
    const borne = effectRules(
      effects.map(({ effectId }) => effectId),
      content,
    );
    const numbers = numbersUnder(effects, this.#numbers, raw, pack);
    const tactics = toFixedPoint(raw.skills['tactics'] ?? 0);
    const held = [...mainHand.rules, ...(offHand?.offHandRules ?? [])];
    return {
      numbers,
      vitals: vitalsAmong(this.#numbers.numbers),
      conditions,
      incapacity: incapacityAmong(conditions),
      style,
      mainHand: armedHand(mainHand, mainHand.rules, raw, this.#equipment, borne),
      offHand:
        offHand === null ? null : armedHand(offHand, offHand.offHandRules, raw, this.#equipment, borne),
      shield,
      handSize:
        toInteger(numbers.hand_size) + toInteger(multiply(tactics, content.balance.handSizePerTactics)),
      powerRules: ruleTable([...inner, ...outer, ...borne], 'striker'),
      defenceRules: ruleTable([...inner, ...held, ...outer, ...borne], 'defender'),
      flagsAgainst: flagsAgainst(conditions),
    };
  }
}

/** Whether both lists make the same of their bearer: how long they will last makes no difference. */
function changeTheSame(one: readonly ActiveEffect[], other: readonly ActiveEffect[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((effect, index) => {
      const { effectId, stacks, power } = effect;
      const twin = other[index];
      return twin?.effectId === effectId && twin.stacks === stacks && twin.power === power;
    })
  );
}

const baseOf = memoizeLast(
  (raw: ActorRaw, loadout: ActorLoadout, pack: ContentPack) => new Base(raw, loadout, pack),
);

/** The actor's profile; computed again only when one of the parts that feed it has changed. */
export function profileOf(
  { raw, loadout, effects }: Pick<ActorDocument, 'raw' | 'loadout' | 'effects'>,
  pack: ContentPack,
): Profile {
  return baseOf(raw, loadout, pack).under(effects);
}

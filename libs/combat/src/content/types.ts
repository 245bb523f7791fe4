import type { ActorLoadout, Attribute, Token, Zone } from '../dto/index.js';
import type {
  Aim,
  ArmourSlot,
  CappedNumber,
  Condition,
  DamageType,
  DerivedNumber,
  Difficulty,
  EffectKind,
  Focus,
  FollowUp,
  Language,
  Role,
  Skill,
  StrikeFactor,
  StrikeFlag,
  Style,
  Tactic,
  TriggerEvent,
  WeaponClass,
} from './vocabulary.js';

/** `+10` and `-5` add, `*1.5` multiplies the sum, `=100` overrides everything before it. At most 4 decimals. */
export type ModifierText = `${'+' | '-' | '*' | '='}${number}`;
export type ModifierTable = Readonly<Partial<Record<Attribute | DerivedNumber, readonly ModifierText[]>>>;

export type TokenAmounts = Readonly<Partial<Record<Token, number>>>;

/** An amount between `base - spread` and `base + spread`, every integer equally likely. */
export interface Spread {
  readonly base: number;
  readonly spread: number;
}

/** What a rule changes when it fires. `bearer` is who carries the rule, `opponent` the other side of the strike. */
export type TriggerOutcome =
  | { readonly flag: StrikeFlag }
  | { readonly multiply: StrikeFactor; readonly by: number }
  /** An effect of the striker on the defender comes only with a strike that lands. `power` is 1 if left out. */
  | { readonly effect: string; readonly on: 'bearer' | 'opponent'; readonly power?: number }
  | { readonly tokens: TokenAmounts; readonly to: 'bearer' | 'opponent' }
  /** A strike in the next wave. `damage` is a factor on it, 1 if left out. */
  | { readonly followUp: Exclude<FollowUp, 'sweep'>; readonly damage?: number }
  /** At so many other enemies of the striker at most, drawn by lot. */
  | { readonly followUp: 'sweep'; readonly targets: number; readonly damage?: number };

export interface TriggerRule {
  readonly on: TriggerEvent;
  /** Which side of the strike the bearer must be. */
  readonly as: 'striker' | 'defender';
  /** 0 to 1. */
  readonly chance: number;
  readonly then: readonly TriggerOutcome[];
}

/** A text for people, in every language. */
export type Localized = Readonly<Record<Language, string>>;

interface Named {
  /** For people; the id is the key in its table. Lower case unless it is a proper name. */
  readonly name: Localized;
  /** What it is, in a sentence for players. */
  readonly text?: Localized;
}
interface Equipment extends Named {
  readonly modifiers?: ModifierTable;
  readonly rules?: readonly TriggerRule[];
}

export interface Weapon extends Equipment {
  readonly class: WeaponClass;
  readonly hands: 1 | 2;
  readonly damage: Spread & { readonly type: DamageType };
  /** Whether a parry with this weapon may be followed by a counter. */
  readonly ripostes: boolean;
  /** The weapon's perfect moment: what a critical strike with it does. Modifiers and rules hold for any strike. */
  readonly onCrit: readonly TriggerOutcome[];
}

export interface Shield extends Equipment {
  /** Share of a blocked strike's damage that the shield takes, 0 to 1. */
  readonly absorbs: number;
}

export interface Armour extends Equipment {
  readonly slot: ArmourSlot;
}

/** Where somebody comes from or what it is like: a race, a talent, a weakness. */
export type Trait = Equipment;

/** What an item or an ability does to each of its targets. */
export interface Power {
  readonly strike?: Spread & {
    readonly type: DamageType;
    /** The user's number that is added to the damage. */
    readonly bonus: 'physical_damage' | 'magical_damage' | null;
    readonly flags?: readonly StrikeFlag[];
    readonly rules?: readonly TriggerRule[];
    /** Factor on the damage for each target before this one; 1 if left out. */
    readonly falloff?: number;
  };
  readonly heal?: Spread & { readonly bonus: 'magical_damage' | null };
  /** Effects that need no strike to take hold. */
  readonly effects?: readonly { readonly effect: string; readonly power?: number }[];
  /** Ends the effects of these kinds that the target bears, before new ones come. */
  readonly cleanses?: readonly EffectKind[];
}

interface Usable extends Named {
  readonly aim: Aim;
  readonly tactic: Tactic;
  /** Targets beyond this many are left out, with a log entry. */
  readonly maxTargets: number;
  readonly power: Power;
}

export type Item = Usable;

export interface Ability extends Usable {
  readonly cost: { readonly energy?: number; readonly hp?: number; readonly tokens?: TokenAmounts };
  /** Exchanges of the user until it may be used again. */
  readonly cooldown: number;
}

/** How a second effect of the same id joins the first. */
export type Stacking =
  | { readonly mode: 'refresh' }
  | { readonly mode: 'stack'; readonly upTo: number }
  | { readonly mode: 'strongest' }
  | { readonly mode: 'independent' };

export interface Effect extends Named {
  readonly kind: EffectKind;
  /** Exchanges of the bearer after the one in which it was applied, at least 1. */
  readonly duration: number;
  readonly stacking: Stacking;
  /** Change of hp at each exchange of the bearer, times power and stacks. */
  readonly hpPerExchange?: number;
  /** `+` and `-` amounts grow with power; all apply once per stack. Not of hp and energy, see `effectFaults`. */
  readonly modifiers?: ModifierTable;
  readonly conditions?: readonly Condition[];
  /** Whether a strike that takes hp from the bearer ends it. */
  readonly endsWhenHurt?: boolean;
  readonly rules?: readonly TriggerRule[];
}

export interface Feint extends Named {
  readonly price: TokenAmounts;
  readonly tactic: Tactic;
  readonly needs?: Style;
  /** Hold for the strikes of the exchange in whose move the feint was named, not for what follows from them. */
  readonly rules: readonly TriggerRule[];
}

export interface StyleRules extends Named {
  readonly modifiers?: ModifierTable;
  readonly rules?: readonly TriggerRule[];
}

/** How a bot fights. */
export interface Behaviour extends Named {
  /** How likely each kind of choice is, compared with the others that it has; `strike` is one without a feint. */
  readonly weights: Readonly<Record<'strike' | Tactic, number>>;
  /** With less than this share of its hp, 0 to 1, it thinks of recovery, and twice as much of defence. */
  readonly cautiousBelow: number;
  /** Whom it uses items and abilities on. */
  readonly focus: Focus;
  /** Zones that it prefers, a zone named twice being twice as likely. */
  readonly attackZones: readonly Zone[];
  readonly blockZones: readonly Zone[];
}

export interface ActorTemplate extends Named {
  readonly role: Role;
  /** Of a monster. */
  readonly difficulty?: Difficulty;
  readonly traits?: readonly string[];
  readonly behaviour: string;
  readonly attributes: Readonly<Record<Attribute, number>>;
  readonly modifiers?: ModifierTable;
  readonly skills: Readonly<Partial<Record<Skill, number>>>;
  readonly loadout: ActorLoadout;
}

/** A derived number: `base` plus so much per point of each attribute. Chances and shares are 0 to 1. */
export interface Derivation {
  readonly base: number;
  readonly per: Readonly<Partial<Record<Attribute, number>>>;
}

/** Numbers of the rules that belong to no single thing. */
export interface Balance {
  /** Places in the hand for each point of the skill `tactics`, on top of the derived `hand_size`. */
  readonly handSizePerTactics: number;
  /** What it costs to bring another target to the front of the own queue. */
  readonly manoeuvrePrice: TokenAmounts;
  /** A fight that lasts longer than this many steps per living actor meets chaos. */
  readonly chaos: {
    readonly afterStepsPerActor: number;
    /** Share by which the damage of every strike grows with each further step. */
    readonly damagePerStep: number;
  };
  /** Factor on the damage of a strike with the off hand. */
  readonly offHandDamage: number;
  /** Factor on the accuracy of a strike at a named zone. */
  readonly zoneAccuracy: Readonly<Record<Zone, number>>;
  /** Factor on the block chance if the defender guards the zone that is struck at. */
  readonly guardedZoneBlock: number;
  /** Factor on the damage if the defender guards another zone. */
  readonly openZoneDamage: number;
}

type Table<Entry> = Readonly<Record<string, Entry>>;

/** Everything that the rules read. Pure data; its id is a hash of it, see `contentId`. */
export interface ContentPack {
  /** Machine-readable; the id is made from the content. */
  readonly name: string;
  readonly version: string;
  readonly title: Localized;
  readonly derivation: Readonly<Record<DerivedNumber, Derivation>>;
  readonly caps: Readonly<Record<CappedNumber, number>>;
  readonly balance: Balance;
  readonly styles: Readonly<Record<Style, StyleRules>>;
  /** Weapon of those who hold none, an id in `weapons`. */
  readonly unarmed: string;
  readonly weapons: Table<Weapon>;
  readonly shields: Table<Shield>;
  readonly armour: Table<Armour>;
  readonly traits: Table<Trait>;
  readonly items: Table<Item>;
  readonly abilities: Table<Ability>;
  readonly effects: Table<Effect>;
  readonly feints: Table<Feint>;
  readonly behaviours: Table<Behaviour>;
  readonly templates: Table<ActorTemplate>;
}

import type { ActorId, StrikeKind, StrikeOutcome, Token } from '../../dto/index.js';
import type { ContentPack, Spread, TokenAmounts, TriggerOutcome } from '../../content/types.js';
import type { Condition, DamageType, FollowUp, StrikeFactor, StrikeFlag } from '../../content/vocabulary.js';
import { SCALE } from '../../content/numbers/fixed-point.js';
import type { BoundRule, Profile } from '../stats/profile.js';

/** One side of a strike, as it stood before the wave. */
export interface Combatant {
  readonly cid: ActorId;
  readonly profile: Profile;
  /** Rules that hold for this strike only, besides those of the profile: the weapon's, the feint's. */
  readonly rules: readonly BoundRule[];
}

/** What is struck with. */
export interface Attack {
  /** Weapon, ability or item id. */
  readonly by: string;
  readonly damage: Spread & { readonly type: DamageType };
  readonly bonus: 'physical_damage' | 'magical_damage' | null;
  /** Weapon skill in percent points: so much more often is a strike critical. */
  readonly skill: number;
  readonly onCrit: readonly TriggerOutcome[];
}

/** A strike that is about to be calculated. */
export interface StrikeOrder {
  readonly kind: StrikeKind;
  /** 0 for the exchange itself, 1 and up for what follows from it. */
  readonly wave: number;
  readonly striker: Combatant;
  readonly defender: Combatant;
  readonly attack: Attack;
  readonly flags: readonly StrikeFlag[];
  /** Fixed-point factors with which the strike begins; 1 where none is given. */
  readonly factors: Readonly<Partial<Record<StrikeFactor, number>>>;
  readonly feintId: string | null;
}

export interface PendingEffect {
  readonly effectId: string;
  readonly source: ActorId;
  readonly bearer: ActorId;
  readonly power: number;
  /** It comes only if the strike lands. */
  readonly needsHit: boolean;
}

/** A strike while its steps are taken; mechanics read it when they are done. Amounts are whole numbers. */
export interface Strike {
  readonly order: StrikeOrder;
  readonly pack: ContentPack;
  /** Prefix of the purposes of its rolls. */
  readonly key: string;
  readonly flags: Set<StrikeFlag>;
  readonly factors: Record<StrikeFactor, number>;
  outcome: StrikeOutcome;
  isCritical: boolean;
  damage: number;
  absorbed: number;
  readonly effects: PendingEffect[];
  readonly tokens: { readonly cid: ActorId; readonly tokens: TokenAmounts }[];
  readonly followUps: Set<FollowUp>;
}

const HELPLESS: readonly StrikeFlag[] = [
  'ignore_evasion',
  'ignore_parry',
  'ignore_block',
  'cannot_be_countered',
];

const DEFENDER_CONDITION_FLAGS: Readonly<Record<Condition, readonly StrikeFlag[]>> = {
  stunned: HELPLESS,
  asleep: [...HELPLESS, 'force_crit'],
  blinded: [],
  no_evasion: ['ignore_evasion'],
  disarmed: ['ignore_parry'],
  silenced: [],
};

/** A forced strike meets a fighter who did not answer: it defends itself as little as a stunned one. */
function initialFlags({ kind, flags, defender }: StrikeOrder): Set<StrikeFlag> {
  return new Set([
    ...flags,
    ...(kind === 'forced' ? HELPLESS : []),
    ...[...defender.profile.conditions].flatMap((condition) => DEFENDER_CONDITION_FLAGS[condition]),
  ]);
}

export function beginStrike(order: StrikeOrder, pack: ContentPack): Strike {
  const one = SCALE;
  return {
    order,
    pack,
    key: `${String(order.wave)}/${order.kind}/${order.striker.cid}>${order.defender.cid}`,
    flags: initialFlags(order),
    factors: {
      accuracy: one,
      crit_chance: one,
      evasion: one,
      parry: one,
      block: one,
      counter: one,
      damage: one,
      ...order.factors,
    },
    outcome: 'hit',
    isCritical: false,
    damage: 0,
    absorbed: 0,
    effects: [],
    tokens: [],
    followUps: new Set(),
  };
}

export function award(strike: Strike, cid: ActorId, token: Token): void {
  strike.tokens.push({ cid, tokens: { [token]: 1 } });
}

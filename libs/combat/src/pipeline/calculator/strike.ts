import type { ActorId, StrikeKind, StrikeOutcome, Zone } from '../../dto/index.js';
import type { TokenAmounts } from '../../content/types.js';
import type { FollowUp, StrikeFactor } from '../../content/vocabulary.js';
import { SCALE } from '../../content/numbers/fixed-point.js';
import { strikeName } from '../rng/chance.js';
import type { ActionRolls, StrikeRolls } from '../rng/rolls.js';
import type { Attack } from '../rules/attack.js';
import type { CompiledPack } from '../rules/compiled-pack.js';
import type { FlagSet } from '../rules/flags.js';
import type { RuleTable, Side } from '../rules/rule-table.js';
import type { Profile } from '../stats/profile.js';
import type { Tracer } from '../trace.js';

/** One side of a strike, as it stood before the wave. */
export interface Combatant {
  readonly cid: ActorId;
  readonly profile: Profile;
  /** Rules that the side bears in this strike as in others like it. */
  readonly lasting: RuleTable;
  /** Rules that hold for this strike only: a feint's, a power's. */
  readonly passing: RuleTable;
}

/** Fixed-point factors on the numbers of a strike. */
export type StrikeFactors = Readonly<Record<StrikeFactor, number>>;

export const PLAIN_FACTORS: StrikeFactors = {
  accuracy: SCALE,
  crit_chance: SCALE,
  evasion: SCALE,
  parry: SCALE,
  block: SCALE,
  counter: SCALE,
  damage: SCALE,
};

/** The zone that a strike is aimed at, the one that its target guards, and what the two multiply, fixed-point. */
export interface StruckZone {
  readonly zone: Zone;
  readonly guarded: Zone | null;
  readonly accuracy: number;
  readonly block: number;
  readonly damage: number;
}

/** A strike that is about to be calculated. */
export interface StrikeOrder {
  readonly kind: StrikeKind;
  /** 0 for the exchange itself, 1 and up for what follows from it. */
  readonly wave: number;
  readonly striker: Combatant;
  readonly defender: Combatant;
  readonly attack: Attack;
  /** Fixed-point factor on the crit chance that comes of skill. */
  readonly critFactor: number;
  readonly flags: FlagSet;
  readonly factors: StrikeFactors;
  /** Null if it is aimed at none. The factors have it already. */
  readonly struck: StruckZone | null;
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

/** A strike of the next wave that a rule or a defence calls for. */
export interface PendingFollowUp {
  readonly kind: FollowUp;
  /** Fixed-point factor. */
  readonly damage: number;
  /** How many others a sweep reaches at most. */
  readonly targets: number;
}

/** What a strike needs besides its order. */
export interface StrikeContext {
  readonly content: CompiledPack;
  readonly rolls: ActionRolls;
  readonly tracer: Tracer | null;
}

/** A strike while its steps are taken; mechanics read it when they are done. Amounts are whole numbers. */
export interface Strike {
  readonly order: StrikeOrder;
  readonly content: CompiledPack;
  readonly rolls: StrikeRolls;
  readonly tracer: Tracer | null;
  flags: FlagSet;
  readonly factors: Record<StrikeFactor, number>;
  outcome: StrikeOutcome;
  isCritical: boolean;
  damage: number;
  absorbed: number;
  /** What rules have brought about. */
  readonly effects: PendingEffect[];
  readonly tokens: { readonly side: Side; readonly tokens: TokenAmounts }[];
  readonly followUps: PendingFollowUp[];
}

export function beginStrike(order: StrikeOrder, { content, rolls, tracer }: StrikeContext): Strike {
  const { wave, kind, striker, defender, flags, factors } = order;
  return {
    order,
    content,
    rolls: rolls.between(wave, kind, striker.cid, defender.cid),
    tracer,
    flags: flags | defender.profile.flagsAgainst,
    factors: { ...factors },
    outcome: 'hit',
    isCritical: false,
    damage: 0,
    absorbed: 0,
    effects: [],
    tokens: [],
    followUps: [],
  };
}

/** What rolls are made for: a strike, or the healing of somebody by somebody. */
export interface Dealing {
  readonly order: Pick<StrikeOrder, 'kind' | 'wave'> & {
    readonly striker: { readonly cid: ActorId };
    readonly defender: { readonly cid: ActorId };
  };
  readonly rolls: StrikeRolls;
  readonly tracer: Tracer | null;
}

/** The name of a question about the strike or the healing, for people. */
export function questionName({ order }: Pick<Dealing, 'order'>, purpose: string): string {
  const { wave, kind, striker, defender } = order;
  return `${strikeName(wave, kind, striker.cid, defender.cid)}/${purpose}`;
}

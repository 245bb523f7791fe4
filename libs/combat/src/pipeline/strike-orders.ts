import type { ActorId } from '../dto/index.js';
import { multiply, SCALE } from '../content/numbers/fixed-point.js';
import { HELPLESS_FLAGS } from './stats/conditions.js';
import type { ArmedHand, Profile } from './stats/profile.js';
import { PLAIN_FACTORS } from './calculator/strike.js';
import type { Combatant, StrikeFactors, StrikeOrder } from './calculator/strike.js';
import type { Draft } from './draft.js';
import type { StrikeImpact, UseImpact } from './normalize.js';
import type { FollowUpStrike } from './post-calc/follow-ups.js';
import type { PowerStrike } from './rules/attack.js';
import { NO_FLAGS } from './rules/flags.js';
import type { CompiledFeint } from './rules/compiled-pack.js';
import type { RuleTable } from './rules/rule-table.js';
import { struckZone, zoneFactors } from './zones.js';

function striking(cid: ActorId, profile: Profile, lasting: RuleTable, passing: RuleTable): Combatant {
  return { cid, profile, lasting, passing };
}

function defending(draft: Draft, cid: ActorId, feint: CompiledFeint | null): Combatant {
  const { profile } = draft.actor(cid);
  return { cid, profile, lasting: profile.defenceRules, passing: feint?.defending ?? null };
}

function feintOf(draft: Draft, impact: StrikeImpact | undefined): CompiledFeint | null {
  const feintId = impact?.move.feintId;
  return feintId === undefined ? null : draft.content.feint(feintId);
}

/** The factors of a strike that does this share of its damage, in a fight that may have met chaos. */
function damageFactors(draft: Draft, damage: number): StrikeFactors {
  if (damage === SCALE && draft.chaos === 0) return PLAIN_FACTORS;
  return { ...PLAIN_FACTORS, damage: multiply(damage, SCALE + draft.chaos) };
}

function handOf({ mainHand, offHand }: Profile, kind: StrikeOrder['kind']): ArmedHand {
  return kind === 'off_hand' ? (offHand ?? mainHand) : mainHand;
}

/**
 * The strike of one side of an exchange. `opposing` is the other side's, if it acts. A forced strike meets a fighter
 * who did not answer: it defends itself as little as a stunned one.
 */
export function moveStrike(draft: Draft, own: StrikeImpact, opposing: StrikeImpact | undefined): StrikeOrder {
  const { kind, source, target } = own;
  const { profile } = draft.actor(source);
  const { mainHand } = profile;
  const feint = feintOf(draft, own);
  const { attackZone } = own.move;
  const guarded = opposing?.move.blockZone ?? null;
  const struck = attackZone === undefined ? null : struckZone(draft, attackZone, guarded);
  return {
    kind,
    wave: 0,
    striker: striking(source, profile, mainHand.rules, feint?.striking ?? null),
    defender: defending(draft, target, feintOf(draft, opposing)),
    attack: mainHand.attack,
    critFactor: mainHand.critFactor,
    flags: kind === 'forced' ? HELPLESS_FLAGS : NO_FLAGS,
    factors: zoneFactors(damageFactors(draft, SCALE), struck),
    struck,
    feintId: feint?.id ?? null,
  };
}

/** A strike that follows from another one. */
export function followUpStrike(draft: Draft, following: FollowUpStrike, wave: number): StrikeOrder {
  const { kind, source, target, damage, flags } = following;
  const { profile } = draft.actor(source);
  const hand = handOf(profile, kind);
  const share = kind === 'off_hand' ? multiply(damage, draft.content.balance.offHandDamage) : damage;
  return {
    kind,
    wave,
    striker: striking(source, profile, hand.rules, null),
    defender: defending(draft, target, null),
    attack: hand.attack,
    critFactor: hand.critFactor,
    flags,
    factors: damageFactors(draft, share),
    struck: null,
    feintId: null,
  };
}

/** The strikes of an item or an ability against its targets. */
export function powerStrikes(
  draft: Draft,
  { strategy, source }: UseImpact,
  { attack, flags, rules, falloff }: PowerStrike,
  targets: readonly ActorId[],
): readonly StrikeOrder[] {
  const { profile } = draft.actor(source);
  let share = SCALE;
  return targets.map((target) => {
    const factors = damageFactors(draft, share);
    share = multiply(share, falloff);
    return {
      kind: strategy === 'item' ? 'item' : 'ability',
      wave: 0,
      striker: striking(source, profile, profile.powerRules, rules),
      defender: defending(draft, target, null),
      attack,
      critFactor: SCALE,
      flags,
      factors,
      struck: null,
      feintId: null,
    };
  });
}

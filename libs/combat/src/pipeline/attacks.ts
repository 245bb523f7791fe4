import type { ActorId } from '../dto/index.js';
import type { ContentPack, Power } from '../content/types.js';
import type { StrikeFactor } from '../content/vocabulary.js';
import type { Attack, Combatant, StrikeOrder } from './calculator/strike.js';
import type { FollowUpStrike } from './post-calc/follow-ups.js';
import type { Draft } from './draft.js';
import { lookUp } from '../content/lookup.js';
import type { StrikeImpact, UseImpact } from './normalize.js';
import { SCALE, toFixedPoint } from '../content/numbers/fixed-point.js';
import { bindRules } from './stats/profile.js';
import type { BoundRule, HeldWeapon } from './stats/profile.js';

type Factors = StrikeOrder['factors'];

function weaponAttack(draft: Draft, cid: ActorId, { id, weapon }: HeldWeapon): Attack {
  const skill = draft.actor(cid).raw.skills[weapon.class] ?? 0;
  return { by: id, damage: weapon.damage, bonus: 'physical_damage', skill, onCrit: weapon.onCrit };
}

function combatant(draft: Draft, cid: ActorId, ...rules: (readonly BoundRule[])[]): Combatant {
  return { cid, profile: draft.profile(cid), rules: rules.flat() };
}

function weaponRules({ id, weapon }: HeldWeapon): readonly BoundRule[] {
  return bindRules(`weapon.${id}`, weapon.rules);
}

function feintRules(pack: ContentPack, impact: StrikeImpact | undefined): readonly BoundRule[] {
  const feintId = impact?.move.feintId;
  return feintId === undefined
    ? []
    : bindRules(`feint.${feintId}`, lookUp(pack.feints, 'feint', feintId).rules);
}

/** What the zones that both named do to a strike; nothing where one of them named none. */
function zoneFactors(
  { balance }: ContentPack,
  own: StrikeImpact,
  opposing: StrikeImpact | undefined,
): Factors {
  const { attackZone } = own.move;
  const blockZone = opposing?.move.blockZone;
  const factors: Partial<Record<StrikeFactor, number>> = {};
  if (attackZone !== undefined) factors.accuracy = toFixedPoint(balance.zoneAccuracy[attackZone]);
  if (attackZone === undefined || blockZone === undefined) return factors;
  if (attackZone === blockZone) factors.block = toFixedPoint(balance.guardedZoneBlock);
  else factors.damage = toFixedPoint(balance.openZoneDamage);
  return factors;
}

/** The strike of one side of an exchange. `opposing` is the other side's, if it acts. */
export function moveStrike(draft: Draft, own: StrikeImpact, opposing: StrikeImpact | undefined): StrikeOrder {
  const { pack } = draft.rules;
  const held = draft.profile(own.source).mainHand;
  return {
    kind: own.kind,
    wave: 0,
    striker: combatant(draft, own.source, weaponRules(held), feintRules(pack, own)),
    defender: combatant(draft, own.target, feintRules(pack, opposing)),
    attack: weaponAttack(draft, own.source, held),
    flags: [],
    factors: zoneFactors(pack, own, opposing),
    feintId: own.move.feintId ?? null,
  };
}

/** A counter, or a strike with the off hand. */
export function followUpStrike(
  draft: Draft,
  { kind, source, target }: FollowUpStrike,
  wave: number,
): StrikeOrder {
  const profile = draft.profile(source);
  const held = kind === 'off_hand' ? (profile.offHand ?? profile.mainHand) : profile.mainHand;
  const damage = kind === 'off_hand' ? toFixedPoint(draft.rules.pack.balance.offHandDamage) : SCALE;
  return {
    kind,
    wave,
    striker: combatant(draft, source, weaponRules(held)),
    defender: combatant(draft, target),
    attack: weaponAttack(draft, source, held),
    flags: [],
    factors: { damage },
    feintId: null,
  };
}

/** The strike of an item or an ability against one of its targets. */
export function powerStrike(
  draft: Draft,
  impact: UseImpact,
  strike: NonNullable<Power['strike']>,
  target: ActorId,
): StrikeOrder {
  return {
    kind: impact.strategy === 'item' ? 'item' : 'ability',
    wave: 0,
    striker: combatant(draft, impact.source, bindRules(`power.${impact.by}`, strike.rules)),
    defender: combatant(draft, target),
    attack: { by: impact.by, damage: strike, bonus: strike.bonus, skill: 0, onCrit: [] },
    flags: strike.flags ?? [],
    factors: {},
    feintId: null,
  };
}

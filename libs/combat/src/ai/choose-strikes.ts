import type { ActorId, ExchangeIntent, Zone } from '../dto/index.js';
import { drawByWeight, drawOne } from './draw.js';
import type { Weighted } from './draw.js';
import { byFocus } from './focus.js';
import { meritOfFeint } from './merits.js';
import { moveIdOf } from './move-ids.js';
import type { Situation } from './situation.js';
import type { SeenActor } from './turn-view.js';

/** Share of the wish to strike plainly that a full hand takes away. */
const MOST_HASTE = 0.75;

interface StrikeOption extends Weighted {
  /** Null for a plain strike. */
  readonly feintId: string | null;
}

/** Feints in the hand that the bot's style allows. One that is stunned would not come to use any. */
function usableFeints({ view, pack, profile, isHelpless }: Situation): string[] {
  if (isHelpless) return [];
  return Object.keys(view.self.hand).filter((id) => {
    const feint = pack.feints[id];
    return feint !== undefined && (feint.needs === undefined || feint.needs === profile.style);
  });
}

/** The fuller the hand the less it pays to spare a feint: a full hand takes in no new one. */
function patience({ isAimless, profile }: Situation, feints: readonly string[]): number {
  return isAimless ? 1 : 1 - (MOST_HASTE * feints.length) / Math.max(feints.length, profile.handSize);
}

function chooseFeint(
  situation: Situation,
  feints: readonly string[],
  target: SeenActor | undefined,
  purpose: string,
): string | null {
  if (feints.length === 0) return null;
  const { behaviour, pack, rolls } = situation;
  const options: StrikeOption[] = feints.flatMap((feintId) => {
    const feint = pack.feints[feintId];
    if (feint === undefined) return [];
    return [{ feintId, weight: behaviour.weights[feint.tactic] * meritOfFeint(feint, target, situation) }];
  });
  const plain: StrikeOption = {
    feintId: null,
    weight: behaviour.weights.strike * patience(situation, feints),
  };
  return drawByWeight([...options, plain], rolls, purpose)?.feintId ?? null;
}

/**
 * The zones that it likes to strike at; of these the easiest to hit for a strike that must not go wrong, with a feint or
 * at an enemy that may fall.
 */
function attackZones(
  situation: Situation,
  feintId: string | null,
  target: SeenActor | undefined,
): readonly Zone[] {
  const { behaviour, isAimless, pack } = situation;
  const mustLand = feintId !== null || (target !== undefined && situation.isWeak(target));
  if (isAimless || !mustLand) return behaviour.attackZones;
  const { zoneAccuracy } = pack.balance;
  const easiest = Math.max(...behaviour.attackZones.map((zone) => zoneAccuracy[zone]));
  return behaviour.attackZones.filter((zone) => zoneAccuracy[zone] === easiest);
}

/** The targets with those first whom the bot prefers: they get the feints. Whom it does not see comes last. */
function inOrder({ view, behaviour, rolls }: Situation): readonly (readonly [ActorId, SeenActor?])[] {
  const missing = new Set(view.missingTargets);
  const seen = view.enemies.filter(({ meta }) => missing.delete(meta.cid));
  return [
    ...byFocus(seen, (enemy) => enemy, behaviour.focus, rolls, 'order').map(
      (enemy) => [enemy.meta.cid, enemy] as const,
    ),
    ...[...missing].map((cid) => [cid] as const),
  ];
}

/** A strike at every target that is missing one, here and there with a feint of the hand. */
export function chooseStrikes(situation: Situation): readonly ExchangeIntent[] {
  const { view, behaviour, rolls } = situation;
  const { cid } = view.self.meta;
  const feints = new Set(usableFeints(situation));
  return inOrder(situation).map(([target, seen]) => {
    const feintId = chooseFeint(situation, [...feints], seen, `${target}/feint`);
    if (feintId !== null) feints.delete(feintId);
    return {
      moveId: moveIdOf(view.askId, cid, target),
      cid,
      strategy: 'exchange',
      target,
      ...(feintId === null ? {} : { feintId }),
      attackZone: drawOne(attackZones(situation, feintId, seen), rolls, `${target}/attack`),
      blockZone: drawOne(behaviour.blockZones, rolls, `${target}/block`),
    };
  });
}

import { toInteger } from '../../content/numbers/fixed-point.js';
import type { Power } from '../../content/types.js';
import type { ActorId, StrikeKind } from '../../dto/index.js';
import { purposeOf } from '../rng/purpose.js';
import type { Profile } from '../stats/profile.js';
import { rollAmount } from './roll-amount.js';
import { questionName } from './strike.js';
import type { StrikeContext } from './strike.js';

const HEALING = purposeOf('healing');

interface Healer {
  readonly cid: ActorId;
  readonly profile: Profile;
}

/** How much hp a healing power gives to one target, a whole number; the target's ceiling is not looked at. */
export function calculateHealing(
  heal: NonNullable<Power['heal']>,
  kind: StrikeKind,
  healer: Healer,
  target: ActorId,
  { rolls, tracer }: Pick<StrikeContext, 'rolls' | 'tracer'>,
): number {
  const dealing = {
    order: { kind, wave: 0, striker: healer, defender: { cid: target } },
    rolls: rolls.between(0, kind, healer.cid, target),
    tracer,
  };
  const bonus = heal.bonus === null ? 0 : toInteger(healer.profile.numbers[heal.bonus]);
  const rolled = rollAmount(dealing, HEALING, heal);
  const healing = Math.max(0, rolled + bonus);
  tracer?.({
    type: 'healing',
    purpose: questionName(dealing, 'total'),
    rolled,
    bonus,
    bonusOf: heal.bonus,
    healing,
  });
  return healing;
}

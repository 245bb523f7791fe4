import type { ActorId } from '../../dto/index.js';
import { SCALE } from '../../content/numbers/fixed-point.js';
import type { Draft } from '../draft.js';
import { strikeName } from '../rng/chance.js';
import { purposeOf } from '../rng/purpose.js';

const DRAW = purposeOf('draw');

/** The striker's other enemies that are still standing, in the order of their ids. */
function othersAround(draft: Draft, striker: ActorId, defender: ActorId): ActorId[] {
  const { actors } = draft.before;
  const team = draft.actor(striker).before.meta.team;
  return Object.keys(actors)
    .filter((cid) => cid !== defender && actors[cid]?.meta.team !== team && draft.isStanding(cid))
    .sort();
}

/** A lot for one candidate, keyed like the strike that would follow from it. */
function lotOf(draft: Draft, wave: number, striker: ActorId, target: ActorId): number {
  const roll = draft.rolls.between(wave, 'sweep', striker, target).roll(DRAW);
  const purpose = `${strikeName(wave, 'sweep', striker, target)}/${DRAW.name}`;
  draft.tracer?.({ type: 'draw', purpose, roll: roll / SCALE });
  return roll;
}

/** Whom a sweep reaches besides the defender: at most so many, drawn by lot where there are more. */
export function drawSwept(
  draft: Draft,
  striker: ActorId,
  defender: ActorId,
  targets: number,
  wave: number,
): readonly ActorId[] {
  const around = othersAround(draft, striker, defender);
  const most = Math.min(targets, draft.limits.targetsPerAction);
  const dropped = Math.min(targets, around.length) - most;
  if (dropped > 0) {
    const { actionId } = draft;
    draft.emit({ type: 'limit_reached', actionId, cid: striker, limit: 'targets', dropped });
  }
  if (around.length <= most) return around;
  return around
    .map((cid) => ({ cid, lot: lotOf(draft, wave, striker, cid) }))
    .sort((one, other) => one.lot - other.lot)
    .slice(0, most)
    .map(({ cid }) => cid);
}

import type { Ability, Item } from '../../content/types.js';
import type { Aim } from '../../content/vocabulary.js';
import type { ActorId } from '../../dto/index.js';
import type { Draft } from '../draft.js';
import type { UseImpact } from '../normalize.js';

type Fits = (draft: Draft, source: ActorId, target: ActorId) => boolean;

export const areEnemies: Fits = (draft, source, target) =>
  draft.actor(source).before.meta.team !== draft.actor(target).before.meta.team;

const FITS: Readonly<Record<Aim, Fits>> = {
  self: (_draft, source, target) => source === target,
  allies: (draft, source, target) => !areEnemies(draft, source, target),
  enemies: areEnemies,
};

/**
 * The targets that the impact reaches: those still standing whom it is meant for, as many as the power and the limits
 * allow.
 */
export function targetsReached(
  draft: Draft,
  { source, targets }: UseImpact,
  { aim, maxTargets }: Item | Ability,
): readonly ActorId[] {
  const fitting = targets.filter((cid) => draft.isStanding(cid) && FITS[aim](draft, source, cid));
  const reached = fitting.slice(0, Math.min(maxTargets, draft.limits.targetsPerAction));
  const dropped = fitting.length - reached.length;
  if (dropped > 0) {
    draft.emit({ type: 'limit_reached', actionId: draft.actionId, cid: source, limit: 'targets', dropped });
  }
  return reached;
}

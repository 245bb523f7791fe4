import {
  type ActorId,
  type InstantIntent,
  type ItemIntent,
  moveName,
  type SessionMeta,
} from '@melee/combat/dto';
import { chooseSome } from '@melee/combat/pipeline';

const RANDOM_ENEMIES = /^random_enemy_(\d{1,3})$/;

/**
 * Turns what an item or ability is meant for into the ids of actors who stand, in the order of their joining.
 * Unknown ids and the dead are left out. A random choice depends on the session's seed and the move alone.
 */
export function resolveTargets(
  { teams, dead, seed }: SessionMeta,
  move: ItemIntent | InstantIntent,
): readonly ActorId[] {
  const { cid, targets: spec } = move;
  const fallen = new Set(dead);
  const isStanding = (id: ActorId) => !fallen.has(id);
  const all = Object.values(teams).flat();
  if (typeof spec !== 'string') return [...new Set(spec)].filter((id) => all.includes(id) && isStanding(id));
  const allies = Object.values(teams).find((members) => members.includes(cid)) ?? [];
  const enemies = () => all.filter((id) => !allies.includes(id) && isStanding(id));
  if (spec === 'self') return [cid].filter(isStanding);
  if (spec === 'all_allies') return allies.filter(isStanding);
  if (spec === 'all_enemies') return enemies();
  const count = RANDOM_ENEMIES.exec(spec)?.[1];
  if (count !== undefined) return chooseSome(enemies(), Number(count), seed, moveName(move));
  return [spec].filter((id) => all.includes(id) && isStanding(id));
}

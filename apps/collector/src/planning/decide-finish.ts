import type { CollectorSnapshot, FinishReason } from '@melee/combat/dto';

/** Why a battle in which nothing waits and nothing is planned should end, or null if it should go on. */
export function decideFinish(snapshot: CollectorSnapshot, abandonedAfterMs: number): FinishReason | null {
  const { meta, moves, now } = snapshot;
  if (snapshot.queueLength > 0) return null;
  const fallen = new Set(meta.dead);
  const standing = Object.values(meta.teams).filter((members) => members.some((cid) => !fallen.has(cid)));
  if (standing.length === 0) return 'nobody_standing';
  if (standing.length === 1) return 'last_team_standing';
  const isNothingWaiting = Object.keys(moves).length === 0;
  if (isNothingWaiting && !snapshot.hasTargets) return 'stalemate';
  if (isNothingWaiting && now - meta.updatedAt > abandonedAfterMs) return 'abandoned';
  return null;
}

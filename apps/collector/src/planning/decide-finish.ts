import type { CollectorSnapshot, FinishReason } from '@melee/combat/dto';

export interface BattleBounds {
  /** A battle in which nothing happens for longer is settled. */
  readonly abandonedAfterMs: number;
  /** After so many exchanges a battle is settled, though its fighters could go on. */
  readonly mostExchanges: number;
}

/** Whether nothing more may be queued: fighters who cannot hurt each other would fill Redis with their log. */
export const isTooLong = ({ meta }: CollectorSnapshot, { mostExchanges }: BattleBounds) =>
  meta.step >= mostExchanges;

/** Why a battle should end in which nothing is queued, or null if it should go on. */
export function decideFinish(snapshot: CollectorSnapshot, bounds: BattleBounds): FinishReason | null {
  const { meta, moves, now } = snapshot;
  if (snapshot.queueLength > 0) return null;
  const fallen = new Set(meta.dead);
  const standing = Object.values(meta.teams).filter((members) => members.some((cid) => !fallen.has(cid)));
  if (standing.length === 0) return 'nobody_standing';
  if (standing.length === 1) return 'last_team_standing';
  if (isTooLong(snapshot, bounds)) return 'stalemate';
  const isNothingWaiting = Object.keys(moves).length === 0;
  if (isNothingWaiting && !snapshot.hasTargets) return 'stalemate';
  if (isNothingWaiting && now - meta.updatedAt > bounds.abandonedAfterMs) return 'abandoned';
  return null;
}

import type { ContentPack } from '../content/types.js';
import { EXECUTOR_PARTS, type ActorDocument } from '../dto/index.js';
import type { BattleState } from '../pipeline/index.js';
import { firstDifference, type ValueDifference } from './first-difference.js';
import type { FinalState } from './history.js';

const COMPARED_PARTS = ['meta', 'raw', ...EXECUTOR_PARTS] as const;

/** Where the replayed state is not the one that was kept; null if it is the same. */
export function compareFinalState(
  final: FinalState,
  { step, actors }: BattleState,
  pack: ContentPack,
): ValueDifference | null {
  if (step !== final.step) return { path: 'step', expected: final.step, found: step };
  const missing = firstDifference(Object.keys(final.actors).sort(), Object.keys(actors).sort(), 'actors');
  if (missing !== null) return missing;
  for (const [cid, expected] of Object.entries(final.actors)) {
    const found = actors[cid];
    const difference = found === undefined ? null : compareActor(expected, found, pack);
    if (difference !== null) return difference;
  }
  return compareWinner(final, actors);
}

function compareActor(
  expected: ActorDocument,
  found: ActorDocument,
  { feints }: ContentPack,
): ValueDifference | null {
  const path = `actors.${expected.meta.cid}`;
  for (const part of COMPARED_PARTS) {
    const difference = firstDifference(expected[part], found[part], `${path}.${part}`);
    if (difference !== null) return difference;
  }
  // Moves that were never resolved take feints out of the hand, and bring them back when they are cancelled: only what a
  // place is worth is sure.
  for (const [feintId, { price }] of Object.entries(expected.hand)) {
    const known = Object.hasOwn(feints, feintId) ? feints[feintId]?.price : undefined;
    const difference = firstDifference(price, known, `${path}.hand.${feintId}.price`);
    if (difference !== null) return difference;
  }
  return null;
}

/** A battle that ended for want of fighters was won by whoever is left. */
function compareWinner(
  { winner, reason }: FinalState,
  actors: BattleState['actors'],
): ValueDifference | null {
  if (reason !== 'last_team_standing' && reason !== 'nobody_standing') return null;
  const found = standingTeams({ actors });
  const expected = winner === null ? [] : [winner];
  return firstDifference(expected, found, 'standing');
}

/** The teams that have somebody standing, sorted. */
export function standingTeams({ actors }: Pick<BattleState, 'actors'>): readonly string[] {
  const standing = Object.values(actors).filter(({ state }) => state.defeat === null);
  return [...new Set(standing.map(({ meta }) => meta.team))].sort();
}

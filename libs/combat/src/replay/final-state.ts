import type { ContentPack, TokenAmounts } from '../content/types.js';
import { EXECUTOR_PARTS, type ActorDocument, type Token } from '../dto/index.js';
import type { BattleState, Rules } from '../pipeline/index.js';
import { firstDifference, type ValueDifference } from './first-difference.js';
import type { FinalState } from './history.js';

const COMPARED_PARTS = ['meta', 'raw', ...EXECUTOR_PARTS] as const;

/** Where the replayed state is not the one that was kept; null if it is the same. */
export function compareFinalState(
  final: FinalState,
  { step, actors }: BattleState,
  { edition, pack }: Rules,
): ValueDifference | null {
  if (step !== final.step) return { path: 'step', expected: final.step, found: step };
  const missing = firstDifference(Object.keys(final.actors).sort(), Object.keys(actors).sort(), 'actors');
  if (missing !== null) return missing;
  const areHandsEmpty = final.status === 'finished' && edition.handsAtTheEnd === 'refunded';
  for (const [cid, expected] of Object.entries(final.actors)) {
    const found = actors[cid];
    const difference =
      found === undefined
        ? null
        : (compareActor(expected, found) ?? compareHand(expected, areHandsEmpty ? null : pack));
    if (difference !== null) return difference;
  }
  return compareWinner(final, actors);
}

function compareActor(expected: ActorDocument, found: ActorDocument): ValueDifference | null {
  const path = `actors.${expected.meta.cid}`;
  for (const part of COMPARED_PARTS) {
    const difference = firstDifference(expected[part], found[part], `${path}.${part}`);
    if (difference !== null) return difference;
  }
  return null;
}

/**
 * Moves that were never resolved take feints out of the hand, and bring them back when they are cancelled: only what a
 * place is worth is sure, the feint's price or, where several came back, that times their number. No pack: there must be
 * nothing in the hand.
 */
function compareHand({ meta, hand }: ActorDocument, pack: ContentPack | null): ValueDifference | null {
  const path = `actors.${meta.cid}.hand`;
  if (pack === null) return firstDifference(hand, {}, path);
  for (const [feintId, { price }] of Object.entries(hand)) {
    const known = Object.hasOwn(pack.feints, feintId) ? pack.feints[feintId]?.price : undefined;
    if (known !== undefined && isMultiple(price, known)) continue;
    const difference = firstDifference(price, known, `${path}.${feintId}.price`);
    if (difference !== null) return difference;
  }
  return null;
}

function isMultiple(price: TokenAmounts, unit: TokenAmounts): boolean {
  const names = [...new Set([...Object.keys(price), ...Object.keys(unit)])] as Token[];
  const [first] = names;
  if (first === undefined) return true;
  const times = (price[first] ?? 0) / (unit[first] ?? 0);
  if (!Number.isInteger(times) || times < 1) return false;
  return names.every((token) => price[token] === (unit[token] ?? 0) * times);
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

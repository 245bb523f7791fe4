import { createHash } from 'node:crypto';
import { canonicalJson } from '../content/canonical-json.js';
import type { EditionChanges } from '../pipeline/index.js';
import type { BattleHistory } from './history.js';

const DIGITS = 12;

/** A golden battle as the rules see it: what else a genesis holds may change without them. */
function outcomeOf({ genesis, ledger, log, final }: BattleHistory): unknown {
  const { sid, seed, contentId, actors, settings } = genesis;
  return { sid, seed, contentId, actors, limits: settings.limits, ledger, log, final };
}

/**
 * The id of a version of the rules. It is made of what the rules do, not of how they are written: what the version
 * changes, and the golden battles that were fought under it. The order of the battles does not matter.
 */
export function rulesId(changes: EditionChanges, goldenBattles: readonly BattleHistory[]): string {
  const battles = Object.fromEntries(goldenBattles.map((battle) => [battle.genesis.sid, outcomeOf(battle)]));
  const hash = createHash('sha256').update(canonicalJson({ changes, battles }));
  return `rbc-${hash.digest('hex').slice(0, DIGITS)}`;
}

import type { TeamId } from '@melee/combat/dto';
import type { PairedTally } from '../play/job.js';
import { meanDifference, pairedDifference } from '../statistics/paired.js';
import type { Estimate } from '../statistics/proportion.js';
import type { SourceKind } from '../tally/tally.js';
import type { Summary } from './summary.js';

export interface SourceChange {
  readonly kind: SourceKind;
  readonly id: string;
  /** Shares of the damage of all sources. */
  readonly first: number;
  readonly second: number;
  readonly difference: number;
}

/** What the second rules change, in the same battles with the same seeds. Differences are second minus first. */
export interface Comparison {
  readonly winRates: Readonly<Record<TeamId, Estimate>>;
  /** Of the mean number of exchanges; null for fewer than two battles. */
  readonly length: Estimate | null;
  /** The greatest changes first. */
  readonly damageShares: readonly SourceChange[];
}

function damageChanges(first: Summary, second: Summary): readonly SourceChange[] {
  const changes = new Map<string, SourceChange>();
  for (const { kind, id, damageShare } of first.sources) {
    changes.set(`${kind}/${id}`, { kind, id, first: damageShare, second: 0, difference: -damageShare });
  }
  for (const { kind, id, damageShare } of second.sources) {
    const before = changes.get(`${kind}/${id}`)?.first ?? 0;
    changes.set(`${kind}/${id}`, {
      kind,
      id,
      first: before,
      second: damageShare,
      difference: damageShare - before,
    });
  }
  return [...changes]
    .sort(
      ([oneKey, one], [otherKey, other]) =>
        Math.abs(other.difference) - Math.abs(one.difference) || (oneKey < otherKey ? -1 : 1),
    )
    .map(([, change]) => change);
}

export function compare(first: Summary, second: Summary, { wins, lengths }: PairedTally): Comparison {
  const teams = Object.keys(first.teams);
  const none = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  return {
    winRates: Object.fromEntries(teams.map((team) => [team, pairedDifference(wins.get(team) ?? none)])),
    length: meanDifference(lengths),
    damageShares: damageChanges(first, second).filter((change) => change.first > 0 || change.second > 0),
  };
}

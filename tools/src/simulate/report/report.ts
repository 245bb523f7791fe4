import { RULES_VERSION } from '@melee/combat/pipeline';
import type { Played } from '../play/job.js';
import type { Group } from '../scenario/lineups.js';
import type { Mode, Scenario } from '../scenario/scenario.js';
import { compare, type Comparison } from './comparison.js';
import { summarize } from './summarize.js';
import type { Summary } from './summary.js';

/** A pack as the report names it. */
export interface PackName {
  readonly name: string;
  /** Hash of its content. */
  readonly id: string;
}

/** What a run was asked for. */
export interface Request {
  readonly scenario: Pick<Scenario, 'name' | 'mode' | 'maxSteps'>;
  readonly seed: string;
  readonly battles: number;
  readonly pack: PackName;
  readonly groups: readonly Group[];
  /** The pack that is compared with the first. */
  readonly other?: PackName;
}

/** The whole result as data. The same request gives the same report, byte for byte. */
export interface Report {
  readonly scenario: string;
  readonly mode: Mode;
  readonly maxSteps: number | null;
  readonly seed: string;
  readonly rulesVersion: string;
  readonly battlesAsked: number;
  /** The run was interrupted, and the numbers are those of fewer battles. */
  readonly isPartial: boolean;
  readonly pack: PackName;
  readonly summary: Summary;
  readonly compared: {
    readonly pack: PackName;
    readonly summary: Summary;
    readonly comparison: Comparison;
  } | null;
}

export function makeReport(request: Request, { tally, other, paired }: Played): Report {
  const { scenario, seed, battles, pack, groups } = request;
  const summary = summarize(tally, groups);
  const otherSummary = other === undefined ? null : summarize(other, groups);
  return {
    scenario: scenario.name,
    mode: scenario.mode ?? 'battle',
    maxSteps: scenario.maxSteps ?? null,
    seed,
    rulesVersion: RULES_VERSION,
    battlesAsked: battles,
    isPartial: tally.battles < battles,
    pack,
    summary,
    compared:
      request.other === undefined || otherSummary === null || paired === undefined
        ? null
        : {
            pack: request.other,
            summary: otherSummary,
            comparison: compare(summary, otherSummary, paired),
          },
  };
}

import type { FinishReason, TeamId } from '@melee/combat/dto';
import type { Group } from '../scenario/lineups.js';
import type { Distribution } from '../statistics/distribution.js';
import type { Estimate } from '../statistics/proportion.js';
import type { SourceKey, SourceKind } from '../tally/tally.js';

/** Of battles: how many, and which share. */
export interface Outcome {
  readonly count: number;
  readonly rate: Estimate;
}

export interface Matchup {
  readonly title: string;
  readonly battles: number;
  readonly teams: Readonly<Record<TeamId, Outcome>>;
  readonly draws: Outcome;
}

/** How often strikes came out how; shares are of all strikes. */
export interface StrikeShares {
  readonly strikes: number;
  /** Critical ones included. */
  readonly hit: number;
  readonly crit: number;
  readonly miss: number;
  readonly dodge: number;
  readonly parry: number;
  readonly block: number;
  readonly damagePerStrike: number;
}

export interface Source extends StrikeShares {
  readonly kind: SourceKind;
  readonly id: string;
  readonly usesPerBattle: number;
  readonly damagePerBattle: number;
  /** Of the damage of all sources. */
  readonly damageShare: number;
  readonly healingPerBattle: number;
}

export interface Feint extends StrikeShares {
  readonly id: string;
  readonly drawnPerBattle: number;
  readonly usedPerBattle: number;
}

export interface Effect {
  readonly id: string;
  readonly appliedPerBattle: number;
  /** With which it was applied, in exchanges of its bearer. */
  readonly meanDuration: number;
}

export interface GroupSummary extends Group {
  readonly fielded: number;
  readonly survivalRate: Estimate;
  /** Of those who survived, at the end. */
  readonly meanHp: number;
  /** The same as a share of their full hp. */
  readonly hpShare: number;
  /** Defeats of its actors by what caused them, most frequent first. */
  readonly defeatedBy: Readonly<Record<SourceKey, number>>;
}

/** What battles under one set of rules showed. Shares are 0 to 1; intervals hold in 95 of 100 cases. */
export interface Summary {
  readonly battles: number;
  readonly teams: Readonly<Record<TeamId, Outcome>>;
  readonly draws: Outcome;
  readonly reasons: Readonly<Partial<Record<FinishReason | 'too_long', number>>>;
  /** Share of the battles that met chaos. */
  readonly chaosShare: number;
  /** One, unless the scenario is of duels. */
  readonly matchups: readonly Matchup[];
  /** Exchanges of a battle. */
  readonly lengths: Distribution;
  /** Those that did the most damage first. */
  readonly sources: readonly Source[];
  readonly feints: readonly Feint[];
  readonly effects: readonly Effect[];
  readonly groups: readonly GroupSummary[];
}

import type { ContentPack } from '@melee/combat/content';
import type { TeamId } from '@melee/combat/dto';
import type { Lineup } from '../scenario/lineups.js';
import type { DifferenceSums, PairedOutcomes } from '../statistics/paired.js';
import type { Tally } from '../tally/tally.js';

/** The rules and actors that battles are played with. */
export interface Variant {
  readonly pack: ContentPack;
  readonly lineups: readonly Lineup[];
}

/** What a worker needs to know once. Plain data: it is copied into each thread. */
export interface SimulationJob {
  /** Battle number n has the seed `<seed>/<n>`. */
  readonly seed: string;
  readonly maxSteps?: number;
  readonly variant: Variant;
  /** Every battle is played again, with the same seed, under these rules. */
  readonly other?: Variant;
}

/** Numbers of battles: from the first to before the last. */
export interface BattleRange {
  readonly from: number;
  readonly to: number;
}

type Writable<Table> = { -readonly [Part in keyof Table]: Table[Part] };

/** The same battles under both rules. */
export interface PairedTally {
  /** Which team won under which of the rules; the first are those of `variant`. */
  readonly wins: Map<TeamId, Writable<PairedOutcomes>>;
  readonly lengths: Writable<DifferenceSums>;
}

/** What came of a range of battles. */
export interface Played {
  readonly tally: Tally;
  readonly other?: Tally;
  readonly paired?: PairedTally;
}

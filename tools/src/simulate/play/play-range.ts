import type { TeamId } from '@melee/combat/dto';
import { currentRules, DEFAULT_LIMITS } from '@melee/combat/pipeline';
import { simulateBattle, type SimulatedBattle } from '@melee/combat/simulation';
import { BattleRecorder } from '../tally/battle-recorder.js';
import { emptyTally, entryOf, type Tally } from '../tally/tally.js';
import type { BattleRange, PairedTally, Played, SimulationJob, Variant } from './job.js';

/** The log has no reader here, and what is cut from it would be missing in the counts. */
const LIMITS = { ...DEFAULT_LIMITS, eventsPerAction: Number.MAX_SAFE_INTEGER };

/** Nothing played yet. */
export function nothingPlayed(job: SimulationJob): Played {
  const tally = emptyTally();
  if (job.other === undefined) return { tally };
  const paired = { wins: new Map(), lengths: { pairs: 0, sum: 0, sumOfSquares: 0 } };
  return { tally, other: emptyTally(), paired };
}

function playBattle(
  { seed, maxSteps }: SimulationJob,
  { pack, lineups }: Variant,
  tally: Tally,
  number: number,
): SimulatedBattle {
  const lineup = lineups[number % lineups.length];
  if (lineup === undefined) throw new RangeError('The scenario has no lineup.');
  const recorder = new BattleRecorder(tally, lineup);
  const battle = simulateBattle(
    {
      rules: currentRules(pack, LIMITS),
      actors: lineup.actors,
      seed: `${seed}/${String(number)}`,
      ...(maxSteps !== undefined && { maxSteps }),
    },
    (action, resolution, before) => recorder.action(action, resolution, before),
  );
  recorder.end(battle);
  return battle;
}

const teamsOf = ({ state }: SimulatedBattle): ReadonlySet<TeamId> =>
  new Set(Object.values(state.actors).map(({ meta }) => meta.team));

function compareBattles(
  { wins, lengths }: PairedTally,
  first: SimulatedBattle,
  second: SimulatedBattle,
): void {
  for (const team of teamsOf(first)) {
    const pair = entryOf(wins, team, () => ({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }));
    if (first.winner === team) pair[second.winner === team ? 'both' : 'onlyFirst'] += 1;
    else pair[second.winner === team ? 'onlySecond' : 'neither'] += 1;
  }
  const difference = second.state.step - first.state.step;
  lengths.pairs += 1;
  lengths.sum += difference;
  lengths.sumOfSquares += difference ** 2;
}

/** Plays and counts these battles. Which of them are played together changes nothing about any of them. */
export function playRange(job: SimulationJob, { from, to }: BattleRange): Played {
  const played = nothingPlayed(job);
  const { tally, other, paired } = played;
  for (let number = from; number < to; number += 1) {
    const battle = playBattle(job, job.variant, tally, number);
    if (job.other === undefined || other === undefined || paired === undefined) continue;
    compareBattles(paired, battle, playBattle(job, job.other, other, number));
  }
  return played;
}

import type { TeamId } from '@melee/combat/dto';
import type { Group } from '../scenario/lineups.js';
import { distributionOf } from '../statistics/distribution.js';
import { proportion } from '../statistics/proportion.js';
import { splitKey, type EffectTally, type FeintTally, type StrikeTally, type Tally } from '../tally/tally.js';
import type {
  Effect,
  Feint,
  GroupSummary,
  Matchup,
  Outcome,
  Source,
  StrikeShares,
  Summary,
} from './summary.js';

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Greatest first; equal ones by their names, so that the order never depends on who was counted first. */
function ranked<Item>(
  items: readonly Item[],
  size: (item: Item) => number,
  name: (item: Item) => string,
): Item[] {
  return items.toSorted((one, other) => size(other) - size(one) || (name(one) < name(other) ? -1 : 1));
}

const outcome = (count: number, battles: number): Outcome => ({ count, rate: proportion(count, battles) });

function shares(tally: StrikeTally): StrikeShares {
  const { strikes, hit, crit, miss, dodge, parry, block, damage } = tally;
  return {
    strikes,
    hit: ratio(hit, strikes),
    crit: ratio(crit, strikes),
    miss: ratio(miss, strikes),
    dodge: ratio(dodge, strikes),
    parry: ratio(parry, strikes),
    block: ratio(block, strikes),
    damagePerStrike: ratio(damage, strikes),
  };
}

function matchupsOf({ matchups }: Tally): readonly Matchup[] {
  return [...matchups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, { battles, draws, wins }]) => ({
      title,
      battles,
      teams: Object.fromEntries([...wins].map(([team, count]) => [team, outcome(count, battles)])),
      draws: outcome(draws, battles),
    }));
}

/** Of the battles in which the team took part. */
function teamOutcome(team: TeamId, { matchups }: Tally): Outcome {
  const own = [...matchups.values()].filter(({ wins }) => wins.has(team));
  const wins = own.reduce((sum, matchup) => sum + (matchup.wins.get(team) ?? 0), 0);
  return outcome(
    wins,
    own.reduce((sum, { battles }) => sum + battles, 0),
  );
}

function sourcesOf({ sources, battles }: Tally): readonly Source[] {
  const total = [...sources.values()].reduce((sum, { damage }) => sum + damage, 0);
  const all = [...sources].map(([key, tally]) => ({
    ...splitKey(key),
    usesPerBattle: ratio(tally.uses, battles),
    damagePerBattle: ratio(tally.damage, battles),
    damageShare: ratio(tally.damage, total),
    healingPerBattle: ratio(tally.healing, battles),
    ...shares(tally),
  }));
  return ranked(
    all,
    ({ damagePerBattle }) => damagePerBattle,
    ({ kind, id }) => `${kind}/${id}`,
  );
}

const feintOf = (id: string, tally: FeintTally, battles: number): Feint => ({
  id,
  drawnPerBattle: ratio(tally.drawn, battles),
  usedPerBattle: ratio(tally.used, battles),
  ...shares(tally),
});

const effectOf = (id: string, { applied, exchanges }: EffectTally, battles: number): Effect => ({
  id,
  appliedPerBattle: ratio(applied, battles),
  meanDuration: ratio(exchanges, applied),
});

function groupOf(group: Group, place: number, { groups, defeats }: Tally): GroupSummary {
  const { fielded = 0, survived = 0, hp = 0, fullHp = 0 } = groups.get(place) ?? {};
  const causes = ranked(
    [...(defeats.get(place) ?? [])],
    ([, count]) => count,
    ([key]) => key,
  );
  return {
    ...group,
    fielded,
    survivalRate: proportion(survived, fielded),
    meanHp: ratio(hp, survived),
    hpShare: ratio(hp, fullHp),
    defeatedBy: Object.fromEntries(causes),
  };
}

/** @param groups of the scenario; their places are those in the tally */
export function summarize(tally: Tally, groups: readonly Group[]): Summary {
  const { battles, reasons, lengths, chaos, feints, effects } = tally;
  const teams = [...new Set(groups.map(({ team }) => team))];
  const draws = [...tally.matchups.values()].reduce((sum, matchup) => sum + matchup.draws, 0);
  return {
    battles,
    teams: Object.fromEntries(teams.map((team) => [team, teamOutcome(team, tally)])),
    draws: outcome(draws, battles),
    reasons: Object.fromEntries([...reasons].sort(([one], [other]) => (one < other ? -1 : 1))),
    chaosShare: ratio(chaos, battles),
    matchups: matchupsOf(tally),
    lengths: distributionOf(lengths),
    sources: sourcesOf(tally),
    feints: ranked(
      [...feints].map(([id, feint]) => feintOf(id, feint, battles)),
      ({ usedPerBattle }) => usedPerBattle,
      ({ id }) => id,
    ),
    effects: ranked(
      [...effects].map(([id, effect]) => effectOf(id, effect, battles)),
      ({ appliedPerBattle }) => appliedPerBattle,
      ({ id }) => id,
    ),
    groups: groups.map((group, place) => groupOf(group, place, tally)),
  };
}

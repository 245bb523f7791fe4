import { decimal, interval, percent, whole } from './format.js';
import type { Bar, Section } from './section.js';
import type { Matchup, Outcome, Summary } from './summary.js';

const bar = (label: string, { rate }: Outcome): Bar => ({
  label,
  value: rate.value,
  text: percent(rate.value),
  low: rate.low,
  high: rate.high,
});
const SHARE_AXIS = { from: 0, to: 1, axis: (share: number) => `${whole(share * 100)} %` } as const;

function winRates({ teams, draws }: Summary): Section {
  const outcomes = [...Object.entries(teams), ['(draw)', draws] as const];
  return {
    title: 'Win rates',
    note: 'The interval (Wilson, 95 %) holds the true rate in 95 of 100 such simulations.',
    table: {
      columns: ['team', 'wins', 'rate', '95 % interval'],
      words: 1,
      rows: outcomes.map(([team, { count, rate }]) => [
        team,
        whole(count),
        percent(rate.value),
        interval(rate, percent),
      ]),
    },
    chart: { kind: 'bars', bars: outcomes.map(([team, outcome]) => bar(team, outcome)), ...SHARE_AXIS },
  };
}

/** The first team of a pair, whose rate stands for the pair. */
const firstTeam = ({ teams }: Matchup): readonly [string, Outcome] =>
  Object.entries(teams)[0] ?? ['', { count: 0, rate: { value: 0, low: 0, high: 1 } }];

function matchups({ matchups: all }: Summary): Section {
  return {
    title: 'Pairs',
    note: 'How often the first of each pair wins.',
    table: {
      columns: ['pair', 'battles', 'first wins', '95 % interval', 'draws'],
      words: 1,
      rows: all.map((matchup) => {
        const [, { rate }] = firstTeam(matchup);
        const { title, battles, draws } = matchup;
        return [
          title,
          whole(battles),
          percent(rate.value),
          interval(rate, percent),
          percent(draws.rate.value),
        ];
      }),
    },
    chart: {
      kind: 'bars',
      bars: all.map((matchup) => bar(matchup.title, firstTeam(matchup)[1])),
      ...SHARE_AXIS,
    },
  };
}

function endings({ lengths, reasons, chaosShare, battles }: Summary): Section {
  const ended = Object.entries(reasons).map(([reason, count]) => [
    `ended: ${reason.replaceAll('_', ' ')}`,
    percent(count / battles),
  ]);
  return {
    title: 'Length and end',
    note: 'Length in exchanges: strikes that two fighters dealt each other.',
    table: {
      columns: ['of the battles', 'value'],
      words: 1,
      rows: [
        ['mean length', decimal(lengths.mean)],
        ['median length', whole(lengths.median)],
        ['90 % are not longer than', whole(lengths.p90)],
        ['shortest', whole(lengths.min)],
        ['longest', whole(lengths.max)],
        ['met chaos', percent(chaosShare)],
        ...ended,
      ],
    },
  };
}

function histogram({ lengths, battles }: Summary): Section {
  const labelled = lengths.bins.map(({ from, to, count }) => ({
    label: from === to ? whole(from) : `${whole(from)}–${whole(to)}`,
    count,
  }));
  return {
    title: 'Distribution of the length',
    note: 'Battles by their number of exchanges.',
    table: {
      columns: ['exchanges', 'battles', 'share'],
      words: 1,
      rows: labelled.map(({ label, count }) => [label, whole(count), percent(count / battles)]),
    },
    chart: {
      kind: 'histogram',
      bars: labelled.map(({ label, count }) => ({ label, value: count, text: whole(count) })),
    },
  };
}

function survivors({ groups }: Summary): Section {
  return {
    title: 'Survivors',
    note: 'Who is still standing at the end; hp is the mean of the survivors.',
    table: {
      columns: ['team', 'actor', 'fielded', 'survived', '95 % interval', 'hp left', 'of full hp'],
      words: 2,
      rows: groups.map(({ team, label, fielded, survivalRate, meanHp, hpShare }) => [
        team,
        label,
        whole(fielded),
        percent(survivalRate.value),
        interval(survivalRate, percent),
        decimal(meanHp, 1),
        percent(hpShare),
      ]),
    },
    chart: {
      kind: 'bars',
      bars: groups.map(({ team, label, survivalRate }) =>
        bar(`${team} ${label}`, { count: 0, rate: survivalRate }),
      ),
      ...SHARE_AXIS,
    },
  };
}

/** Who wins, how long it takes, and who is left. */
export function outcomeSections(summary: Summary): readonly Section[] {
  return [
    winRates(summary),
    ...(summary.matchups.length > 1 ? [matchups(summary)] : []),
    endings(summary),
    histogram(summary),
    survivors(summary),
  ];
}

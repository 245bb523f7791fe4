import { splitKey, type SourceKey } from '../tally/tally.js';
import { decimal, percent, whole } from './format.js';
import type { Section } from './section.js';
import type { StrikeShares, Summary } from './summary.js';

const barsOf = <Item>(items: readonly Item[], label: (item: Item) => string, value: (item: Item) => number) =>
  ({
    kind: 'bars',
    bars: items.map((item) => ({ label: label(item), value: value(item), text: decimal(value(item)) })),
    from: 0,
    to: 0,
    axis: (amount: number) => decimal(amount, 1),
  }) as const;

function damage({ sources }: Summary): Section {
  return {
    title: 'Damage by weapon, ability, item and effect',
    note: 'Per battle, of all sides together. Healing is what it gave back; uses are those of items and abilities.',
    table: {
      columns: ['kind', 'id', 'damage', 'share', 'healing', 'uses'],
      words: 2,
      rows: sources.map(({ kind, id, damagePerBattle, damageShare, healingPerBattle, usesPerBattle }) => [
        kind,
        id,
        decimal(damagePerBattle),
        percent(damageShare),
        decimal(healingPerBattle),
        decimal(usesPerBattle),
      ]),
    },
    chart: barsOf(
      sources.filter(({ damagePerBattle }) => damagePerBattle > 0),
      ({ id }) => id,
      ({ damagePerBattle }) => damagePerBattle,
    ),
  };
}

const OUTCOMES = ['hit', 'miss', 'dodge', 'parry', 'block'] as const;
const STRIKE_COLUMNS = ['strikes', 'hit', 'crit', 'miss', 'dodge', 'parry', 'block', 'damage'];

const strikeCells = (shares: StrikeShares): string[] => [
  whole(shares.strikes),
  percent(shares.hit),
  percent(shares.crit),
  percent(shares.miss),
  percent(shares.dodge),
  percent(shares.parry),
  percent(shares.block),
  decimal(shares.damagePerStrike, 1),
];

function strikes({ sources }: Summary): Section {
  const striking = sources.filter((source) => source.strikes > 0);
  return {
    title: 'Outcomes of strikes',
    note: 'Shares of all strikes; those that hit include the critical ones. Damage is the mean of a strike.',
    table: {
      columns: ['kind', 'id', ...STRIKE_COLUMNS],
      words: 2,
      rows: striking.map((source) => [source.kind, source.id, ...strikeCells(source)]),
    },
    chart: {
      kind: 'stacks',
      series: OUTCOMES,
      bars: striking.map((source) => ({ label: source.id, shares: OUTCOMES.map((each) => source[each]) })),
    },
  };
}

function feints({ feints: all }: Summary): Section {
  return {
    title: 'Feints',
    note: 'Drawn into a hand and used, per battle; then the outcomes of the strikes that they bent.',
    table: {
      columns: ['feint', 'drawn', 'used', ...STRIKE_COLUMNS],
      words: 1,
      rows: all.map((feint) => [
        feint.id,
        decimal(feint.drawnPerBattle),
        decimal(feint.usedPerBattle),
        ...strikeCells(feint),
      ]),
    },
    chart: barsOf(
      all,
      ({ id }) => id,
      ({ usedPerBattle }) => usedPerBattle,
    ),
  };
}

function effects({ effects: all }: Summary): Section {
  return {
    title: 'Effects',
    note: 'How often an effect took hold or was renewed, per battle, and for how many exchanges of its bearer.',
    table: {
      columns: ['effect', 'applied', 'duration'],
      words: 1,
      rows: all.map(({ id, appliedPerBattle, meanDuration }) => [
        id,
        decimal(appliedPerBattle),
        decimal(meanDuration, 1),
      ]),
    },
    chart: barsOf(
      all,
      ({ id }) => id,
      ({ appliedPerBattle }) => appliedPerBattle,
    ),
  };
}

/** All that defeated anybody, what defeated most first. */
function causesIn({ groups }: Summary): readonly SourceKey[] {
  const totals = new Map<SourceKey, number>();
  for (const { defeatedBy } of groups) {
    for (const [key, count] of Object.entries(defeatedBy) as [SourceKey, number][]) {
      totals.set(key, (totals.get(key) ?? 0) + count);
    }
  }
  return [...totals]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([key]) => key);
}

function kills(summary: Summary): Section {
  const victims = summary.groups.map(({ team, label, defeatedBy }) => ({
    name: `${team} ${label}`,
    defeatedBy,
    defeats: Object.values(defeatedBy).reduce((sum, count) => sum + count, 0),
  }));
  const rows = causesIn(summary).map((key) => ({
    ...splitKey(key),
    shares: victims.map(({ defeatedBy, defeats }) => (defeatedBy[key] ?? 0) / Math.max(1, defeats)),
  }));
  const names = victims.map(({ name }) => name);
  const total = ['all', 'defeats', ...victims.map(({ defeats }) => whole(defeats))];
  return {
    title: 'What kills whom',
    note: 'Of the defeats of an actor, the share that each cause had.',
    table: {
      columns: ['kind', 'cause', ...names],
      words: 2,
      rows: [
        total,
        ...rows.map(({ kind, id, shares }) => [
          kind,
          id,
          ...shares.map((share) => (share === 0 ? '–' : percent(share))),
        ]),
      ],
    },
    chart: {
      kind: 'matrix',
      columns: names,
      rows: rows.map(({ id, shares }) => ({ label: id, shares })),
    },
  };
}

/** What the fight is made of. Tables with nothing in them are left out. */
export function combatSections(summary: Summary): readonly Section[] {
  return [damage, strikes, feints, effects, kills]
    .map((make) => make(summary))
    .filter(({ table }) => table.rows.length > 0);
}

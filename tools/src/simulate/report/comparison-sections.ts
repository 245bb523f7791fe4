import type { Comparison } from './comparison.js';
import { decimal, interval, percent, points, signed, whole } from './format.js';
import type { Section } from './section.js';
import type { Summary } from './summary.js';

/** What is compared: the names of both packs and what they showed. */
export interface Compared {
  readonly names: readonly [string, string];
  readonly first: Summary;
  readonly second: Summary;
  readonly comparison: Comparison;
}

const POINTS_AXIS = {
  from: 0,
  to: 0,
  axis: (share: number) => `${signed(share * 100, 2).replace(/\.?0+$/, '')} pp`,
} as const;

function winRates({ names, first, second, comparison }: Compared): Section {
  const teams = Object.entries(comparison.winRates);
  const rateIn = ({ teams: all }: Summary, team: string) => percent(all[team]?.rate.value ?? 0);
  return {
    title: 'Change of the win rates',
    note:
      'The same battles with the same seeds under both packs. The interval (Agresti and Min, paired, 95 %) is of the ' +
      'difference: where it does not hold 0, the change is hardly chance.',
    table: {
      columns: ['team', ...names, 'difference', '95 % interval'],
      words: 1,
      rows: teams.map(([team, difference]) => [
        team,
        rateIn(first, team),
        rateIn(second, team),
        points(difference.value),
        interval(difference, points),
      ]),
    },
    chart: {
      kind: 'bars',
      bars: teams.map(([label, { value, low, high }]) => ({ label, value, low, high, text: points(value) })),
      ...POINTS_AXIS,
    },
  };
}

function lengths({ names, first, second, comparison }: Compared): Section {
  const [one, other] = [first.lengths, second.lengths];
  const mean = comparison.length;
  return {
    title: 'Change of the length',
    note: 'In exchanges; the interval is that of the mean difference of paired battles.',
    table: {
      columns: ['length', ...names, 'difference', '95 % interval'],
      words: 1,
      rows: [
        [
          'mean',
          decimal(one.mean),
          decimal(other.mean),
          signed(other.mean - one.mean, 2),
          mean === null ? '–' : interval(mean, (value) => signed(value, 2)),
        ],
        ...(['median', 'p90', 'max'] as const).map((name) => [
          name,
          whole(one[name]),
          whole(other[name]),
          signed(other[name] - one[name], 0),
          '–',
        ]),
        [
          'met chaos',
          percent(first.chaosShare),
          percent(second.chaosShare),
          points(second.chaosShare - first.chaosShare),
          '–',
        ],
      ],
    },
  };
}

function damage({ names, comparison: { damageShares } }: Compared): Section {
  return {
    title: 'Change of the shares of damage',
    note: 'Of the damage of all sides together; the greatest changes first.',
    table: {
      columns: ['kind', 'id', ...names, 'difference'],
      words: 2,
      rows: damageShares.map(({ kind, id, first, second, difference }) => [
        kind,
        id,
        percent(first),
        percent(second),
        points(difference),
      ]),
    },
    chart: {
      kind: 'bars',
      bars: damageShares.map(({ id, difference }) => ({
        label: id,
        value: difference,
        text: points(difference),
      })),
      ...POINTS_AXIS,
    },
  };
}

export function comparisonSections(compared: Compared): readonly Section[] {
  return [winRates(compared), lengths(compared), damage(compared)];
}

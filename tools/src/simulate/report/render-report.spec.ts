import { defaultPack } from '@melee/combat/content';
import { playRange } from '../play/play-range.js';
import { exampleJob } from '../testing/examples.js';
import { combatSections } from './combat-sections.js';
import { outcomeSections } from './outcome-sections.js';
import { reportHtml, reportJson, reportText } from './render-report.js';
import { makeReport, type Report } from './report.js';

const BATTLES = 12;
const PACK = { name: 'default', id: 'abc' };

function reportOf(
  example: string,
  changes: { battles?: number; name?: string; isCompared?: boolean } = {},
): Report {
  const { job, groups } = exampleJob(example);
  const { battles = BATTLES, name = 'A fight', isCompared = false } = changes;
  const request = { scenario: { name }, seed: 'test', battles, pack: PACK, groups };
  if (!isCompared) return makeReport(request, playRange(job, { from: 0, to: BATTLES }));
  const pack = { ...defaultPack, balance: { ...defaultPack.balance, offHandDamage: 3 } };
  const played = playRange({ ...job, other: { ...job.variant, pack } }, { from: 0, to: BATTLES });
  return makeReport({ ...request, other: { name: 'default', id: 'def' } }, played);
}

/** The cells of all tables in markup, in their order. */
const cellsIn = (html: string) =>
  [...html.matchAll(/<t[dh](?: [^>]*)?>([^<]*)<\/t[dh]>/g)].map(([, text = '']) => text);

describe('the page', () => {
  it('has every cell of every table that the terminal shows', () => {
    const report = reportOf('roster.yaml');
    const sections = [...outcomeSections(report.summary), ...combatSections(report.summary)];
    const cells = sections.flatMap(({ table }) => [...table.columns, ...table.rows.flat()]);
    expect(cellsIn(reportHtml(report))).toEqual(cells);
    const text = reportText(report);
    for (const cell of cells) expect(text).toContain(cell);
    expect(sections.map(({ title }) => title)).toEqual([
      'Win rates',
      'Pairs',
      'Length and end',
      'Distribution of the length',
      'Survivors',
      'Damage by weapon, ability, item and effect',
      'Outcomes of strikes',
      'Feints',
      'Effects',
      'What kills whom',
    ]);
  });

  it('names every plot for those who cannot see it', () => {
    const html = reportHtml(reportOf('duel.yaml'));
    const plots = [...html.matchAll(/<svg [^>]*role="img" aria-labelledby="(\S+) (\S+)">/g)];
    expect(plots).toHaveLength(html.split('<svg ').length - 1);
    expect(plots.length).toBeGreaterThan(5);
    for (const [, title = '', description = ''] of plots) {
      expect(html).toContain(`<title id="${title}">`);
      expect(html).toContain(`<desc id="${description}">`);
    }
  });

  it('draws only numbers', () => {
    for (const isCompared of [true, false]) {
      expect(reportHtml(reportOf('duel.yaml', { isCompared }))).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('names the rows of its plots so that they can be told apart, and leaves room for the names', () => {
    const html = reportHtml(reportOf('roster.yaml'));
    const names = [
      ...html.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="end">(heroes [^<]* v [^<]*)</g),
    ];
    expect(new Set(names.map(([, , name]) => name)).size).toBe(12);
    for (const [, x, name = ''] of names) expect(Number(x)).toBeGreaterThanOrEqual(6.5 * name.length);
  });

  it('needs no network and runs no script', () => {
    expect(reportHtml(reportOf('duel.yaml'))).not.toMatch(/<script|<link|src=|href=|url\(|@import/);
  });

  it('shows a name with markup in it as text', () => {
    const html = reportHtml(reportOf('duel.yaml', { name: '<b>"A" & B</b>' }));
    expect(html).toContain('<h1>Simulation: &lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</h1>');
    expect(html).not.toContain('<b>');
  });
});

describe('a report', () => {
  it('of fewer battles than asked says that it is partial', () => {
    const report = reportOf('duel.yaml', { battles: 50 });
    const warning = 'Partial: the run was interrupted after 12 of 50 battles.';
    expect(report.isPartial).toBe(true);
    expect(reportText(report)).toContain(warning);
    expect(reportHtml(report)).toContain(warning);
  });

  it('of all battles does not', () => {
    expect(reportText(reportOf('duel.yaml'))).not.toContain('Partial');
  });

  it('of no battle at all can be written', () => {
    const { job, groups } = exampleJob('duel.yaml');
    const request = { scenario: { name: 'a' }, seed: 's', battles: 5, pack: PACK, groups };
    const report = makeReport(request, playRange(job, { from: 0, to: 0 }));
    expect(reportText(report)).toContain('0 of 5 battles');
    expect(reportHtml(report)).not.toMatch(/NaN|Infinity/);
  });

  it('as data has win rates that count every battle once', () => {
    const { summary } = JSON.parse(reportJson(reportOf('duel.yaml'))) as Report;
    const wins = Object.values(summary.teams).reduce((sum, { count }) => sum + count, 0);
    expect(wins + summary.draws.count).toBe(BATTLES);
    expect(Object.keys(summary.teams)).toEqual(['red', 'blue']);
    const shares = summary.sources.reduce((sum, { damageShare }) => sum + damageShare, 0);
    expect(shares).toBeCloseTo(1, 9);
  });

  it('of a comparison shows the changes, and tells packs of one name apart', () => {
    const report = reportOf('duel.yaml', { isCompared: true });
    const text = reportText(report);
    for (const title of [
      'Change of the win rates',
      'Change of the length',
      'Change of the shares of damage',
    ]) {
      expect(text).toContain(title);
    }
    expect(text).toContain('default (first)');
    expect(reportHtml(report)).toContain('Win rates: default (second)');
    const kris = report.compared?.comparison.damageShares.find(({ id }) => id === 'kris');
    expect(kris?.difference).toBeGreaterThan(0);
    expect(kris?.difference).toBeCloseTo((kris?.second ?? 0) - (kris?.first ?? 0), 12);
  });
});

import { describeRules } from '@melee/combat/pipeline';
import { combatSections } from './combat-sections.js';
import { comparisonSections } from './comparison-sections.js';
import { renderHtml } from './html/render-html.js';
import { outcomeSections } from './outcome-sections.js';
import { renderText } from './render-text.js';
import type { PackName, Report } from './report.js';
import type { Section } from './section.js';
import type { Summary } from './summary.js';

const sectionsOf = (summary: Summary): readonly Section[] => [
  ...outcomeSections(summary),
  ...combatSections(summary),
];

const packText = ({ name, id }: PackName) => `${name} (${id})`;

function factsOf({ seed, mode, maxSteps, rulesVersion, pack, compared, summary }: Report) {
  const facts: [string, string][] = [
    ['battles', String(summary.battles)],
    ['seed', seed],
    ['mode', mode],
    ['rules', describeRules(rulesVersion)],
    ['pack', packText(pack)],
  ];
  if (maxSteps !== null) facts.push(['most exchanges', String(maxSteps)]);
  if (compared !== null) facts.push(['compared with', packText(compared.pack)]);
  return facts;
}

const warningOf = ({ isPartial, summary, battlesAsked }: Report): string | null =>
  isPartial
    ? `Partial: the run was interrupted after ${String(summary.battles)} of ${String(battlesAsked)} battles.`
    : null;

/** Both packs may stand in folders of the same name. */
function namesOf(report: Report, compared: NonNullable<Report['compared']>): readonly [string, string] {
  const [one, other] = [report.pack.name, compared.pack.name];
  return one === other ? [`${one} (first)`, `${other} (second)`] : [one, other];
}

function changesIn(report: Report, compared: NonNullable<Report['compared']>): readonly Section[] {
  return comparisonSections({
    names: namesOf(report, compared),
    first: report.summary,
    second: compared.summary,
    comparison: compared.comparison,
  });
}

/** The tables for a terminal; of a comparison only what changed. */
export function reportText(report: Report): string {
  const { compared } = report;
  const facts = factsOf(report).map(([name, value]) => `${name}: ${value}`);
  const heading = [report.scenario, ...facts, ...[warningOf(report) ?? []].flat()].join('\n');
  return renderText(heading, compared === null ? sectionsOf(report.summary) : changesIn(report, compared));
}

/** The page; of a comparison first what changed, then everything under each of the packs. */
export function reportHtml(report: Report): string {
  const { compared } = report;
  const own = sectionsOf(report.summary);
  let sections = own;
  if (compared !== null) {
    const [one, other] = namesOf(report, compared);
    const under = (name: string, all: readonly Section[]) =>
      all.map((section) => ({ ...section, title: `${section.title}: ${name}` }));
    sections = [
      ...changesIn(report, compared),
      ...under(one, own),
      ...under(other, sectionsOf(compared.summary)),
    ];
  }
  return renderHtml({
    title: `Simulation: ${report.scenario}`,
    facts: factsOf(report),
    warning: warningOf(report),
    sections,
  });
}

export const reportJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

import Table from 'cli-table3';
import { contentId, type PackProblem, readPackFolder, type ContentPack } from '@melee/combat/content';

/** Tables whose size tells something about a pack. */
const COUNTED = [
  'weapons',
  'shields',
  'armour',
  'traits',
  'feints',
  'abilities',
  'items',
  'effects',
  'behaviours',
  'templates',
] as const;

const WIDTHS = { where: 34, path: 44, message: 70 };

function summaryOf(pack: ContentPack) {
  const counts = COUNTED.map((table) => [table, Object.keys(pack[table]).length] as const);
  return { id: contentId(pack), name: pack.name, version: pack.version, counts: Object.fromEntries(counts) };
}

function tableOf(problems: readonly PackProblem[], folder: string): string {
  const table = new Table({
    head: ['where', 'path', 'problem'],
    colWidths: [WIDTHS.where, WIDTHS.path, WIDTHS.message],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { file, line, path, message } of problems) {
    table.push([file === folder ? folder : `${file}:${line}`, path, message]);
  }
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${table.toString()}\n${count}.`;
}

/** The pack of a folder, or what is wrong with it. A problem of no file is one of the folder as a whole. */
export function readFolder(folder: string): ReturnType<typeof readPackFolder> {
  const { pack, problems } = readPackFolder(folder);
  if (pack !== null) return { pack, problems };
  return { pack, problems: problems.map((problem) => ({ ...problem, file: problem.file || folder })) };
}

/** What is to be said about the pack in this folder. */
export function checkFolder(
  folder: string,
  asJson: boolean,
): { readonly text: string; readonly isSound: boolean } {
  const { pack, problems } = readFolder(folder);
  const isSound = pack !== null;
  const summary = pack === null ? null : summaryOf(pack);
  if (asJson) return { text: JSON.stringify({ pack: summary, problems }, null, 2), isSound };
  if (summary === null) return { text: tableOf(problems, folder), isSound };
  const counts = Object.entries(summary.counts).map(([table, count]) => `${count} ${table}`);
  const { name, version, id } = summary;
  return { text: `Pack "${name}" version ${version}, id ${id}: ${counts.join(', ')}. No problems.`, isSound };
}

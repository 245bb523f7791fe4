import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(?:.*[\\/])?node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;
const RULE = '-'.repeat(80);

/**
 * What the authors of packages ask everybody to pass on who passes on their code: one text for all packages that these
 * files belong to, in the order of their folders.
 * @param root the workspace's top folder
 * @param files paths relative to it; those outside of packages are ours
 */
export async function licencesOf(root: string, files: readonly string[]): Promise<string> {
  const folders = new Set(files.flatMap((file) => PACKAGE.exec(file) ?? []));
  const licences = await Promise.all([...folders].sort().map((folder) => licenceOf(join(root, folder))));
  return licences.join(`\n${RULE}\n\n`);
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const names = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), 'utf8')));
  const title = `${name} ${version}${license === undefined ? '' : ` (${license})`}`;
  return [title, ...texts.map((text) => text.trim())].join('\n\n') + '\n';
}

import { statSync } from 'node:fs';
import { contentId } from '@melee/combat/content';
import { checkFolder, readFolder } from '../../content/check-folder.js';
import type { Desk } from '../desk.js';
import { OperatorError } from '../operator-error.js';
import { type Report, table } from '../output.js';

/**
 * Brings the pack of a folder to all processes; the same as an upload through the API.
 * @throws OperatorError `content/no-folder`
 */
export async function publishContent({ content }: Desk, folder: string): Promise<Report> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new OperatorError('content/no-folder', { folder }, `There is no folder ${folder}.`);
  }
  const { pack, problems } = readFolder(folder);
  if (pack === null) {
    return { json: { pack: null, problems }, text: checkFolder(folder, false).text, isFine: false };
  }
  const id = contentId(pack);
  await content.save(id, pack);
  const { name, version } = pack;
  return {
    json: { pack: { id, name, version }, problems },
    text: `Pack "${name}" version ${version} was published. Its id is ${id}; battles that name "${name}" begin with it from now on.`,
    isFine: true,
  };
}

/** The packs that were published or uploaded, oldest first. */
export async function listContent({ content }: Desk): Promise<Report> {
  const packs = await content.list();
  return {
    json: { packs },
    text:
      packs.length === 0
        ? 'No packs were published.'
        : table(
            ['id', 'name', 'version', 'published'],
            packs.map(({ id, name, version, uploadedAt }) => {
              return [id, name, version, new Date(uploadedAt).toISOString()];
            }),
          ),
    isFine: true,
  };
}

/**
 * Forgets a pack that was published.
 * @throws OperatorError `content/not-found`; `content/in-use` with the battle that needs it.
 */
export async function dropContent({ content }: Desk, id: string): Promise<Report> {
  const dropped = await content.drop(id);
  if (dropped.outcome === 'unknown') throw new OperatorError('content/not-found', { id });
  if (dropped.outcome === 'used') {
    const { battle } = dropped;
    throw new OperatorError(
      'content/in-use',
      { id, battle },
      `Battle ${battle} was begun with this pack and goes on.`,
    );
  }
  return { json: { dropped: id }, text: `Pack ${id} was dropped.`, isFine: true };
}

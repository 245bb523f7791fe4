import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest, writeManifest } from './manifest.js';
import { neededPackages, type WorkspacePackage } from './needed-packages.js';
import { PruneError } from './prune-error.js';
import { pruneLock } from './prune-lock.js';

const BUILD = 'dist';
/** What a build leaves beside the code that runs: types, and the compiler's own notes. */
const NOT_FOR_RUNNING = /\.d\.ts(\.map)?$|\.tsbuildinfo$/;

export interface PruneOptions {
  /** The workspace's top folder. */
  readonly root: string;
  /** Folders of all packages of the workspace, relative to it. */
  readonly folders: readonly string[];
  /** Name of a folder in `apps`. */
  readonly app: string;
  /** Where to write: a folder that does not exist, or is empty. */
  readonly out: string;
}

/**
 * Writes a folder that holds one built app and nothing else: after `npm ci --omit=dev` in it, `node .` runs the app.
 * The same workspace always gives the same folder.
 * @throws PruneError if there is no such app, it is not built, the folder is not empty, or npm refuses
 */
export async function pruneApp({ root, folders, app, out }: PruneOptions): Promise<void> {
  const packages = await neededPackages(root, folders, app);
  requireBuilt(root, packages);
  await requireEmpty(out);
  for (const { folder, manifest, runtimeFolders } of packages) {
    await mkdir(join(out, folder), { recursive: true });
    await writeManifest(join(out, folder), manifest);
    await cp(join(root, folder, BUILD), join(out, folder, BUILD), {
      recursive: true,
      filter: (path) => !NOT_FOR_RUNNING.test(path),
    });
    for (const extra of runtimeFolders) await cp(join(root, extra), join(out, extra), { recursive: true });
  }
  await writeManifest(out, {
    ...(await readManifest(root)),
    main: `./apps/${app}/${BUILD}/main.js`,
    workspaces: packages.map(({ folder }) => folder),
  });
  await pruneLock(root, out);
}

function requireBuilt(root: string, packages: readonly WorkspacePackage[]): void {
  const unbuilt = packages.find(({ folder }) => !existsSync(join(root, folder, BUILD)));
  if (unbuilt === undefined) return;
  throw new PruneError(`${unbuilt.folder} is not built: run \`npx nx build ${unbuilt.manifest.name}\`.`);
}

async function requireEmpty(folder: string): Promise<void> {
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new PruneError(`${folder} is not empty.`);
  }
}

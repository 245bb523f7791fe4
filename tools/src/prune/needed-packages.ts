import { join } from 'node:path';
import { readManifest, readRuntimeFolders, type Manifest } from './manifest.js';
import { PruneError } from './prune-error.js';

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Relative to the workspace, with slashes. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Folders beside its build that its code reads while it runs, relative to the workspace. */
  readonly runtimeFolders: readonly string[];
}

/**
 * The app and those packages of the workspace that it uses at run time, directly or not; the app comes first.
 * @param root the workspace's top folder
 * @param folders of all packages of the workspace, relative to it
 * @param app name of a folder in `apps`
 * @throws PruneError if there is no such app
 */
export async function neededPackages(
  root: string,
  folders: readonly string[],
  app: string,
): Promise<readonly WorkspacePackage[]> {
  const packages = await Promise.all(
    folders.map(async (folder) => ({
      folder,
      manifest: await readManifest(join(root, folder)),
      runtimeFolders: await readRuntimeFolders(join(root, folder)),
    })),
  );
  const start = packages.find(({ folder }) => folder === `apps/${app}`);
  if (start === undefined) {
    const apps = folders.filter((folder) => folder.startsWith('apps/')).map((folder) => folder.slice(5));
    throw new PruneError(`There is no app ${app}; there are ${apps.join(', ')}.`);
  }
  const byName = new Map(packages.map((found) => [found.manifest.name, found]));
  // A set keeps the order, and is walked to the end although it grows meanwhile.
  const needed = new Set([start]);
  for (const { manifest } of needed) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const dependency = byName.get(name);
      if (dependency !== undefined) needed.add(dependency);
    }
  }
  return [...needed];
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const SERVER_NAMES = ['redis-server', 'valkey-server'];
// Where package managers put servers that a login shell's PATH may not name.
const USUAL_FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** The file of a program of this name on the PATH or in one of the further folders; null if there is none. */
export function findProgram(name: string, furtherFolders: readonly string[] = []): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...furtherFolders];
  return (
    folders
      .filter(Boolean)
      .map((folder) => join(folder, name))
      .find(isExecutable) ?? null
  );
}

/** The file of a `redis-server` or `valkey-server` on this machine; null if there is none. */
export function findRedisServer(): string | null {
  for (const name of SERVER_NAMES) {
    const file = findProgram(name, USUAL_FOLDERS);
    if (file !== null) return file;
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

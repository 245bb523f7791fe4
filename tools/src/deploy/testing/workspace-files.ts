import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@melee/harness';
import { parseAllDocuments } from 'yaml';

const root = workspaceRoot();

/** Full path of a file of the workspace. */
export function pathOf(file: string): string {
  return join(root, file);
}

/** Text of a file of the workspace. */
export function textOf(file: string): string {
  return readFileSync(pathOf(file), 'utf8');
}

/**
 * The documents of a YAML file of the workspace, with its aliases and merged maps resolved.
 * @throws Error for the first thing in it that is no YAML, and for a key that stands twice
 */
export function documentsOf(file: string): readonly unknown[] {
  return parseAllDocuments(textOf(file), { merge: true }).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`${file}: ${error.message}`, { cause: error });
    return document.toJS() as unknown;
  });
}

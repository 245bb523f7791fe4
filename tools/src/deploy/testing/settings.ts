import { textOf } from './workspace-files.js';

/** Every setting of the apps with its default as it is written in `.env.example`. */
export const SETTINGS: ReadonlyMap<string, string> = settingsIn('.env.example');

/** The settings in a file of lines `NAME=value`. */
export function settingsIn(file: string): ReadonlyMap<string, string> {
  const lines = textOf(file)
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** What Node and not the app reads. */
const OF_NODE = ['NODE_ENV', 'NODE_OPTIONS'];

/** Names among the given ones that no app knows. */
export function unknownSettings(names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => !SETTINGS.has(name) && !OF_NODE.includes(name));
}

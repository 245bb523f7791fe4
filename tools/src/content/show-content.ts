import Table from 'cli-table3';
import {
  type ContentPack,
  defaultPack,
  type Language,
  type Localized,
  LANGUAGES,
  loadPackFolder,
  nearestWord,
} from '@melee/combat/content';
import { columnsOf, type Kind, KINDS } from './columns.js';
import { inline } from './inline.js';

export interface ShowRequest {
  readonly kind: string;
  /** One entry, or null for all. */
  readonly id: string | null;
  /** Folder of the pack, or null for the default pack. */
  readonly folder: string | null;
  readonly language: string;
}

/** What was asked for does not exist; the message names what is nearest. */
export class ShowError extends Error {
  override readonly name = 'ShowError';
}

const PLAIN = { head: [], border: [] };
const ENTRY_WIDTH = 100;

function known<Word extends string>(what: string, word: string, words: readonly Word[]): Word {
  const found = words.find((each) => each === word);
  if (found !== undefined) return found;
  throw new ShowError(`There is no ${what} "${word}"; did you mean "${nearestWord(word, words) ?? ''}"?`);
}

function tableOf(pack: ContentPack, kind: Kind, language: Language): string {
  const { head, rows } = columnsOf(pack, kind);
  const entries: Readonly<Record<string, { readonly name: Localized }>> = pack[kind];
  const table = new Table({ head: ['id', 'name', ...head], style: PLAIN });
  for (const [id, { name }] of Object.entries(entries)) table.push([id, name[language], ...(rows[id] ?? [])]);
  return table.toString();
}

function entryOf(pack: ContentPack, kind: Kind, id: string): string {
  const entries: Readonly<Record<string, object>> = pack[kind];
  const entry = entries[known(`entry of ${kind}`, id, Object.keys(entries))];
  const table = new Table({ style: PLAIN, colWidths: [null, ENTRY_WIDTH], wordWrap: true });
  for (const [field, value] of Object.entries(entry ?? {})) table.push([field, inline(value)]);
  return table.toString();
}

/**
 * A table of a pack, or one of its entries with all fields.
 * @throws ShowError if there is no such table, entry or language; CombatError `content/invalid` for a pack with problems.
 */
export function showContent({ kind, id, folder, language }: ShowRequest): string {
  const table = known('table', kind, KINDS);
  const inLanguage = known('language', language, LANGUAGES);
  const pack = folder === null ? defaultPack : loadPackFolder(folder);
  return id === null ? tableOf(pack, table, inLanguage) : entryOf(pack, table, id);
}

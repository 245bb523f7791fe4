import { REFERRED_TABLES } from '../schema/json-schema.js';
import type { KnownTables } from '../schema/explain-error.js';
import { PACK_PARTS } from '../schema/pack.schema.js';
import { CAPPED_NUMBERS, DERIVED_NUMBERS, STYLES } from '../vocabulary.js';
import type { PackProblem } from './pack-file.js';
import type { ParsedFile } from './parse-pack-file.js';

/** Tables that must have an entry for each of these words. */
const COMPLETE_TABLES: Readonly<Record<string, readonly string[]>> = {
  derivation: DERIVED_NUMBERS,
  caps: CAPPED_NUMBERS,
  styles: STYLES,
};
/** Parts that one file must hold whole. */
const WHOLE_PARTS: ReadonlySet<string> = new Set(['name', 'version', 'title', 'unarmed', 'balance']);

type Table = Readonly<Record<string, unknown>>;
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The files of a pack as one, and where each part of it came from. */
export interface MergedFiles {
  readonly value: Table;
  readonly known: KnownTables;
  /** What is there twice. */
  readonly repetitions: readonly PackProblem[];
  /** What is not there at all. */
  readonly gaps: readonly PackProblem[];
  /** The file that holds the thing at this path. */
  fileOf(path: readonly string[]): ParsedFile;
}

class Merger {
  readonly value: Record<string, unknown> = {};
  readonly repetitions: PackProblem[] = [];
  readonly #owners = new Map<string, ParsedFile>();

  constructor(readonly files: readonly [ParsedFile, ...ParsedFile[]]) {
    for (const file of files) {
      for (const [part, content] of Object.entries(file.value)) this.#addPart(file, part, content);
    }
  }

  fileOf([part = '', entry = '']: readonly string[]): ParsedFile {
    return this.#owners.get(`${part}.${entry}`) ?? this.#owners.get(part) ?? this.files[0];
  }

  #addPart(file: ParsedFile, part: string, content: unknown): void {
    if (WHOLE_PARTS.has(part) || !isTable(content)) {
      if (this.#own(file, part, [part])) this.value[part] = content;
      return;
    }
    if (!this.#owners.has(part)) this.#owners.set(part, file);
    const before = this.value[part];
    const table: Record<string, unknown> = isTable(before) ? { ...before } : {};
    for (const [id, entry] of Object.entries(content)) {
      if (this.#own(file, `${part}.${id}`, [part, id])) table[id] = entry;
    }
    this.value[part] = table;
  }

  /** Whether this file is the first that has it; a second one is a problem. */
  #own(file: ParsedFile, key: string, path: readonly string[]): boolean {
    const owner = this.#owners.get(key);
    if (owner === undefined) {
      this.#owners.set(key, file);
      return true;
    }
    const where = `${owner.file}, line ${owner.lineOf(path)}`;
    const message = `"${path.at(-1) ?? ''}" stands already in ${where}.`;
    this.repetitions.push(file.problemOf({ path, message }));
    return false;
  }
}

function gapsIn(value: Table, fileOf: MergedFiles['fileOf']): readonly PackProblem[] {
  return PACK_PARTS.flatMap((part) => {
    const content = value[part];
    if (content === undefined) {
      const message = `No file of the pack has "${part}".`;
      return [{ file: fileOf(['name']).file, line: 1, path: part, message }];
    }
    if (!isTable(content)) return [];
    return (COMPLETE_TABLES[part] ?? [])
      .filter((word) => !Object.hasOwn(content, word))
      .map((word) => fileOf([part]).problemOf({ path: [part, word], message: `"${word}" is missing.` }));
  });
}

/** Puts the parts of all files together, and tells what is there twice or not at all. */
export function mergeFiles(files: readonly [ParsedFile, ...ParsedFile[]]): MergedFiles {
  const merger = new Merger(files);
  const { value } = merger;
  const fileOf = (path: readonly string[]): ParsedFile => merger.fileOf(path);
  const tables = REFERRED_TABLES.map((name) => [name, isTable(value[name]) ? value[name] : {}] as const);
  return {
    value,
    known: Object.fromEntries(tables) as KnownTables,
    repetitions: merger.repetitions,
    gaps: gapsIn(value, fileOf),
    fileOf,
  };
}

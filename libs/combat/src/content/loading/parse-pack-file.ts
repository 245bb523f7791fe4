import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Fault } from '../fault.js';
import { DEEPEST, tooDeepAt } from './nesting.js';
import type { PackFile, PackProblem } from './pack-file.js';

/** A file that could be read, whatever it means. */
export interface ParsedFile {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** The line on which the thing at this path begins, or the closest around it that exists. */
  lineOf(path: readonly string[]): number;
  problemOf(fault: Fault): PackProblem;
}

interface Child {
  readonly key: string;
  readonly offset: number;
  readonly node: unknown;
}

function childrenOf(node: unknown): readonly Child[] {
  if (isMap(node)) {
    return node.items.map(({ key, value }) => ({
      key: isScalar(key) ? String(key.value) : String(key),
      offset: (key as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0,
      node: value,
    }));
  }
  if (!isSeq(node)) return [];
  return node.items.map((item, index) => ({
    key: String(index),
    offset: (item as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0,
    node: item,
  }));
}

function duplicatesIn(node: unknown, path: readonly string[] = []): readonly (Fault & { offset: number })[] {
  const seen = new Set<string>();
  return childrenOf(node).flatMap(({ key, offset, node: child }) => {
    const here = [...path, key];
    const message = `"${key}" stands in this table more than once.`;
    const own = seen.has(key) ? [{ path: here, message, offset }] : [];
    seen.add(key);
    return [...own, ...duplicatesIn(child, here)];
  });
}

function offsetOf(document: Document, path: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const child = childrenOf(node).find((each) => each.key === key);
    if (child === undefined) break;
    ({ node, offset } = child);
  }
  return offset;
}

/** How often a file may repeat what it has; for each time the whole file is looked through. */
const MOST_ALIASES = 100;

function hasTooManyAliases(document: Document): boolean {
  let aliases = 0;
  visit(document, {
    Alias: () => {
      aliases += 1;
      return aliases > MOST_ALIASES ? visit.BREAK : undefined;
    },
  });
  return aliases > MOST_ALIASES;
}

/** What the document, a table, says; the error if it repeats what it has not, or so often that it would fill the memory. */
function valueOf(document: Document): Readonly<Record<string, unknown>> | ReferenceError {
  if (hasTooManyAliases(document)) return new ReferenceError(`It has more than ${MOST_ALIASES} aliases`);
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

/** Reads the YAML of a file. A file with errors of syntax gives nothing but them. */
export function parsePackFile({ path: file, text }: PackFile): {
  readonly parsed: ParsedFile | null;
  readonly problems: readonly PackProblem[];
} {
  const deepAt = tooDeepAt(text);
  if (deepAt !== null) {
    const line = text.slice(0, deepAt).split('\n').length;
    const message = `It is nested deeper than ${DEEPEST} levels.`;
    return { parsed: null, problems: [{ file, line, path: '', message }] };
  }
  const lines = new LineCounter();
  // Duplicates are looked for below, where their path is known.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const unreadable = (message: string, line: number): PackProblem => ({
    file,
    line,
    path: '',
    message: `This is not YAML that can be read: ${message}${message.endsWith('.') ? '' : '.'}`,
  });
  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    unreadable(message, lineAt(pos[0])),
  );
  if (syntax.length > 0) return { parsed: null, problems: syntax };
  if (!isMap(document.contents)) {
    const message = 'Expected a table of parts of a pack, such as "weapons:".';
    return { parsed: null, problems: [{ file, line: 1, path: '', message }] };
  }
  const value = valueOf(document);
  if (value instanceof ReferenceError) return { parsed: null, problems: [unreadable(value.message, 1)] };
  const lineOf = (path: readonly string[]): number => lineAt(offsetOf(document, path));
  const parsed: ParsedFile = {
    file,
    value,
    lineOf,
    problemOf: ({ path, message }) => ({ file, line: lineOf(path), path: path.join('.'), message }),
  };
  const problems = duplicatesIn(document.contents).map(({ path, message, offset }) => ({
    file,
    line: lineAt(offset),
    path: path.join('.'),
    message,
  }));
  return { parsed, problems };
}

import { isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { InputError, type Problem } from './problem.js';

export type Path = readonly (string | number)[];

/** A YAML text that knows on which line each of its values stands. */
export class YamlFile {
  readonly #document: Document;
  readonly #lines = new LineCounter();

  /** @throws InputError with all that makes the text no YAML */
  constructor(
    private readonly file: string,
    text: string,
  ) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    if (this.#document.errors.length === 0) return;
    throw new InputError(
      this.#document.errors.map(({ message, pos }) => ({
        file,
        line: this.#lines.linePos(pos[0]).line,
        message,
      })),
    );
  }

  get value(): unknown {
    return this.#document.toJS() as unknown;
  }

  /** A problem of the value at this path, or of the innermost one around it that is there. */
  problem(path: Path, message: string): Problem {
    const line = this.#lineOf(path);
    return { file: this.file, path: path.join('.'), message, ...(line !== null && { line }) };
  }

  /** Where within the value at `within` this text stands first, as a key or as a value; `within` if it does not. */
  find(within: Path, text: string): Path {
    return pathTo(this.#document.getIn(within, true), text, within) ?? within;
  }

  #lineOf(path: Path): number | null {
    for (let length = path.length; length >= 0; length -= 1) {
      const offset = this.#offsetOf(path.slice(0, length));
      if (offset !== null) return this.#lines.linePos(offset).line;
    }
    return null;
  }

  /** Of the key, so that an entry's line is the one on which it begins. */
  #offsetOf(path: Path): number | null {
    const parent = path.length === 0 ? null : this.#document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
      return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
    }
    const node = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    return isScalar(node) || isCollection(node) ? (node.range?.[0] ?? null) : null;
  }
}

function pathTo(node: unknown, text: string, path: Path): Path | null {
  if (isScalar(node)) return node.value === text ? path : null;
  if (isSeq(node)) {
    return firstOf(node.items.map((item, index) => () => pathTo(item, text, [...path, index])));
  }
  if (!isMap(node)) return null;
  return firstOf(
    node.items.map(({ key, value }) => () => {
      const name = isScalar(key) ? String(key.value) : '';
      return name === text ? [...path, name] : pathTo(value, text, [...path, name]);
    }),
  );
}

function firstOf(searches: readonly (() => Path | null)[]): Path | null {
  for (const search of searches) {
    const found = search();
    if (found !== null) return found;
  }
  return null;
}

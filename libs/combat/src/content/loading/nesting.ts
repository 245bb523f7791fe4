import { Lexer, Parser } from 'yaml';

/** Deeper than any part of a pack; composing a document goes one call deeper with each level. */
export const DEEPEST = 32;

/**
 * Where in a YAML text more lists and tables stand in each other than any pack has; null if they do nowhere. To be
 * asked before a text of strangers is composed: near the end of the stack V8 does not throw but ends the process, when
 * the regular expression that is next has not been compiled yet.
 */
export function tooDeepAt(text: string): number | null {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // What it yields are documents that are complete; what is still being built stands on its stack.
    for (const _document of parser.next(lexeme));
    // The lowest is the document.
    if (parser.stack.length - 1 > DEEPEST) return parser.offset;
  }
  return null;
}

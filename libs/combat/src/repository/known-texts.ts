const MOST_TEXTS = 10_000;
/** A longer text would cost more memory than parsing it again costs time. */
const LONGEST_TEXT = 4_000;

/**
 * Parses JSON texts and gives the same object for the same text. Most of what an actor is made of is the same in every
 * batch, and often in every battle: it is parsed once, and whoever computes from it can recognize it by its identity.
 * The objects must never be changed.
 */
export class KnownTexts {
  private readonly values = new Map<string, unknown>();

  parse(text: string): unknown {
    if (this.values.has(text)) return this.values.get(text);
    const value: unknown = JSON.parse(text);
    if (text.length <= LONGEST_TEXT) {
      if (this.values.size >= MOST_TEXTS) this.values.clear();
      this.values.set(text, value);
    }
    return value;
  }
}

/** A file with one mistake, and where and how the loader must tell of it. */
export type FaultyFile = readonly [what: string, text: string, line: number, path: string, message: string];

/** The text with a mistake in it. */
export const changed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`The text has no "${from}".`);
  return text.replace(from, to);
};

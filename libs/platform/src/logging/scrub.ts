/** Whatever is shorter stands by chance in many a line. */
const SHORTEST_SECRET = 4;

/** What is a secret wherever it stands, though no setting of ours holds it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // The password of a URL, such as ioredis puts into an error.
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/"\\]*):[^\s@/"\\]+@/gi, '$1:***@'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[redacted]'],
  [/\b(access_token=)[^\s&"\\]+/gi, '$1[redacted]'],
];

/** As it stands in a line of JSON. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/**
 * Takes secrets out of the text of log lines, wherever they stand there: in the message of an error, in its stack, in a
 * field that nobody thought of.
 * @param secrets what this process has been told.
 */
export function scrubber(secrets: readonly string[]): (line: string) => string {
  const known = [
    ...new Set(secrets.flatMap((secret) => [secret, inJson(secret), encodeURIComponent(secret)])),
  ]
    .filter(({ length }) => length >= SHORTEST_SECRET)
    // One may be a part of another.
    .sort((a, b) => b.length - a.length);
  return (line) => {
    const shaped = SHAPES.reduce((text, [shape, shown]) => text.replace(shape, shown), line);
    return known.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), shaped);
  };
}

import fc from 'fast-check';

type Table = Readonly<Record<string, unknown>>;

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Texts that are wrong nearly everywhere, or that careless code takes for something else. */
const ODD_TEXTS = [
  ...['', ' ', '.', '..', '/', '%', '%00', '\u0000', '\u2028', '😀', 'é'.repeat(65), 'x'.repeat(300)],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e400',
    '0x10',
  ],
  ...['self', 'all_enemies', 'random_enemy_1', 'random_enemy_99999999999999999999'],
  ...['{b}', 'a:b', 'a*', '*', '?', '\r\nX-Injected: 1', "' OR 1=1 --", '${7*7}', '@mode:{duel}', '$(id)'],
];

const ODD_NUMBERS = [-1, 0, 0.5, -0, 1e21, 1e308, 2 ** 53, -(2 ** 53), Number.MIN_VALUE];

export const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 80 }));

/** Any JSON value, with a liking for those that hurt. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(...ODD_NUMBERS, null, true, [], {}, [[]], [null], { '': {} }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.constant('a'), { minLength: 300, maxLength: 400 }),
);

/** The value with one thing wrong somewhere in it: replaced, added or taken away. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, fc.infiniteStream(fc.nat()), oddText, oddValue)
    .map(([whole, picks, name, odd]) => spoil(whole, () => Number(picks.next().value), name, odd));
}

function spoil(whole: unknown, pick: () => number, name: string, odd: unknown): unknown {
  if (typeof whole !== 'object' || whole === null || pick() % 4 === 0) return odd;
  if (Array.isArray(whole)) {
    if (whole.length === 0 || pick() % 4 === 0) return [...(whole as unknown[]), odd];
    const at = pick() % whole.length;
    return (whole as unknown[]).map((item, i) => (i === at ? spoil(item, pick, name, odd) : item));
  }
  const entries = Object.entries(whole as Table);
  const at = pick() % Math.max(1, entries.length);
  switch (pick() % 4) {
    case 0:
      // By definition and not by assignment: `__proto__` is a name like others here.
      return Object.fromEntries([...entries, [name, odd]]);
    case 1:
      return Object.fromEntries(entries.filter((_, i) => i !== at));
    default:
      return Object.fromEntries(
        entries.map(([key, item], i) => [key, i === at ? spoil(item, pick, name, odd) : item]),
      );
  }
}

/** Bodies that are no JSON, or not as they should be. */
export const brokenBody: fc.Arbitrary<Uint8Array> = fc
  .oneof(
    fc.constantFrom(
      '',
      '{',
      '{"cid":',
      '[]',
      'null',
      '"text"',
      '7',
      '{"a":1}{"b":2}',
      "{'cid':'a'}",
      '\ufeff{}',
    ),
    fc.constantFrom('{"cid":"a","cid":"b"}', '{"__proto__":{"cid":"a"}}', '{"constructor":{"prototype":{}}}'),
    fc.integer({ min: 30, max: 100_000 }).map(nested),
    fc.integer({ min: 1, max: 20_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    fc.constant(`{"cid":"${'x'.repeat(1_100_000)}"}`),
    fc.string({ unit: 'binary' }),
  )
  .map((text) => Buffer.from(text) as Uint8Array)
  .chain((bytes) => fc.oneof({ weight: 5, arbitrary: fc.constant(bytes) }, badUtf8(bytes)));

const badUtf8 = (bytes: Uint8Array) =>
  fc
    .constantFrom([0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80])
    .map(
      (bad) =>
        Buffer.concat([Buffer.from('{"cid":"'), Buffer.from(bad), bytes, Buffer.from('"}')]) as Uint8Array,
    );

export const oddContentType = fc.constantFrom(
  ...[
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ],
  ...[
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8',
    '',
    'json',
    ';;',
  ],
);

import { readFileSync } from 'node:fs';
import { defaultPack } from '../content/default-pack.js';
import {
  AIMS,
  ARMOUR_SLOTS,
  CAPPED_NUMBERS,
  CONDITIONS,
  DAMAGE_TYPES,
  DERIVED_NUMBERS,
  EFFECT_KINDS,
  FOLLOW_UPS,
  SKILLS,
  STACKING_MODES,
  STRIKE_FACTORS,
  STRIKE_FLAGS,
  STYLES,
  TRIGGER_EVENTS,
} from '../content/vocabulary.js';
import {
  ATTRIBUTES,
  MANOEUVRE,
  REFUSAL_REASONS,
  STRIKE_KINDS,
  SURRENDER,
  TOKENS,
  XP_EVENTS,
  ZONES,
} from '../dto/index.js';
import { computeExample } from './testing/rules-doc/compute-example.js';
import { boldNumbersOf, examplesOf, proseOf, tableOf, wordsOf } from './testing/rules-doc/document.js';
import { parseExample } from './testing/rules-doc/example-schema.js';
import { PACK_FIGURES, tells } from './testing/rules-doc/pack-figures.js';
import { PACK_TABLES } from './testing/rules-doc/pack-tables.js';

const DOCUMENT = readFileSync(`${__dirname}/../../../../docs/rules.md`, 'utf8');
const FEWEST_EXAMPLES = 45;

const examples = examplesOf(DOCUMENT);
const words = wordsOf(DOCUMENT);

/** What a designer writes in a pack or reads in a log, by the list of words. */
const VOCABULARY: Readonly<Record<string, readonly string[]>> = {
  attributes: ATTRIBUTES,
  'derived numbers': DERIVED_NUMBERS,
  'capped numbers': CAPPED_NUMBERS,
  'trigger events': TRIGGER_EVENTS,
  flags: STRIKE_FLAGS,
  factors: STRIKE_FACTORS,
  conditions: CONDITIONS,
  'kinds of effects': EFFECT_KINDS,
  'stacking modes': STACKING_MODES,
  'follow-ups': FOLLOW_UPS,
  'kinds of strikes': STRIKE_KINDS,
  tokens: TOKENS,
  'damage types': DAMAGE_TYPES,
  zones: ZONES,
  styles: STYLES,
  skills: SKILLS,
  slots: ARMOUR_SLOTS,
  aims: AIMS,
  'XP events': XP_EVENTS,
  'reasons of refusals': REFUSAL_REASONS,
};

/** A resistance stands in the document as one of its kind: the damage types are told one by one. */
const isTold = (word: string) =>
  words.includes(word) || words.includes(word.replace(/^resistance_.+/, 'resistance_…'));

/** Words of moves, of rules and of the examples themselves. */
const FURTHER_WORDS = [
  SURRENDER,
  MANOEUVRE,
  'example',
  'rolls',
  'log',
  'after',
  'bearer',
  'opponent',
  'striker',
  'defender',
];

/** Every id, field and word of the default pack. */
function wordsWithin(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...wordsWithin(part)]);
}

describe('the document of the rules', () => {
  it(`has ${FEWEST_EXAMPLES} worked examples or more`, () => {
    expect(examples.length).toBeGreaterThanOrEqual(FEWEST_EXAMPLES);
  });

  it('has no block that is not a worked example', () => {
    const fences = DOCUMENT.split('\n').filter((line) => /^\s*(```|~~~)/.test(line));
    expect(fences).toEqual(examples.flatMap(() => ['```example', '```']));
  });

  it.each(examples.map((block) => [block.line, block.chapter, block] as const))(
    'states in the example of line %i (%s) what the rules compute',
    (_line, _chapter, block) => {
      const stated = parseExample(block);
      expect(computeExample(stated)).toEqual(stated);
    },
  );

  it('takes the numbers in bold type from the examples of their chapter', () => {
    const invented = [...proseOf(DOCUMENT)].flatMap(([chapter, prose]) => {
      const worked = examples.filter((block) => block.chapter === chapter).map(({ yaml }) => yaml);
      const numbers = new Set(worked.join('\n').match(/\d+(?:\.\d+)?/g));
      return boldNumbersOf(prose)
        .filter((number) => !numbers.has(number))
        .map((number) => `${chapter}: ${number}`);
    });
    expect(invented).toEqual([]);
  });

  it.each(Object.keys(PACK_TABLES))('lists the %s of the default pack', (name) => {
    const expected = PACK_TABLES[name] ?? [];
    const columns = expected[0]?.length ?? 0;
    const listed = tableOf(DOCUMENT, name).map((cells) => cells.slice(0, columns));
    expect([...listed].sort()).toEqual([...expected].sort());
  });

  it.each(Object.keys(PACK_FIGURES))('tells the figures of the %s as the default pack has them', (name) => {
    const wrong = tableOf(DOCUMENT, name).filter(
      ([id = '', ...cells]) => !tells(cells.at(-1) ?? '', PACK_FIGURES[name]?.get(id) ?? []),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(VOCABULARY))('tells every word among the %s', (list) => {
    expect((VOCABULARY[list] ?? []).filter((word) => !isTold(word))).toEqual([]);
  });

  it('sets no word as code that neither the rules nor the default pack know', () => {
    const known = new Set([
      ...Object.values(VOCABULARY).flat(),
      ...wordsWithin(defaultPack),
      ...FURTHER_WORDS,
    ]);
    expect(words.filter((word) => /^[a-z_]+$/.test(word) && !known.has(word))).toEqual([]);
  });
});

describe('a worked example', () => {
  const block = (yaml: string) => ({ line: 7, chapter: 'Test', yaml });
  const NUMBER = 'example: number\nof: { template: warrior }\nnumber: hp\nlayers: [attributes 1]\nvalue: 1\n';

  it.each([
    ['of an unknown kind', NUMBER.replace('number\n', 'guess\n'), 'malformed'],
    ['that lacks a part', NUMBER.replace('value: 1\n', ''), "must have required property 'value'"],
    ['with a word too many', `${NUMBER}vlaue: 2\n`, 'must NOT have additional properties'],
    ['that is no map', 'just a text', 'malformed'],
  ])('%s is refused with its line', (_case, yaml, message) => {
    expect(() => parseExample(block(yaml))).toThrow(message);
    expect(() => parseExample(block(yaml))).toThrow('line 7');
  });

  it('that names what the pack has not is refused', () => {
    const stated = parseExample(block(NUMBER.replace('warrior', 'warior')));
    expect(() => computeExample(stated)).toThrow();
  });

  it('with a wrong number differs from what the rules compute', () => {
    const stated = parseExample(block(NUMBER));
    expect(computeExample(stated)).not.toEqual(stated);
  });
});

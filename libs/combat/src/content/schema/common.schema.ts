import { ATTRIBUTES, TOKENS } from '../../dto/index.js';
import { DERIVED_NUMBERS, LANGUAGES } from '../vocabulary.js';
import { byWord, type JsonSchema, list, use, whole } from './json-schema.js';

/** Far above what a fight needs, and low enough that sums of fixed-point numbers stay exact. */
export const MOST_POINTS = 10_000;

/** The fields that everything with a name begins with. */
export const NAMED = {
  required: {
    name: use('localized', 'What people call it; lower case unless it is a proper name.'),
  },
  optional: { text: use('localized', 'What it is, in a sentence for players.') },
} as const;

/** Equipment and what is like it: it changes numbers and has rules. */
export const EQUIPMENT = {
  required: NAMED.required,
  optional: {
    ...NAMED.optional,
    modifiers: use('modifiers'),
    rules: use('rules'),
  },
} as const;

/** Building blocks that the other schemas refer to. */
export const COMMON_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  id: {
    type: 'string',
    pattern: '^[a-z][a-z0-9_-]{0,63}$',
    'x-expects': 'an id: lower-case letters, digits, "_" and "-", a letter first, at most 64 characters',
  },
  phrase: { type: 'string', minLength: 1, maxLength: 300, 'x-expects': 'a text of 1 to 300 characters' },
  localized: byWord('A text for people in every language.', 'language', LANGUAGES, use('phrase'), {
    required: LANGUAGES,
  }),
  modifier: {
    type: 'string',
    description: '"+10" and "-5" add, "*1.5" multiplies the sum, "=100" overrides everything before it.',
    pattern: '^[-+*=]\\d{1,6}(\\.\\d{1,4})?$',
    'x-expects': 'a modifier such as "+10", "-0.05", "*1.5" or "=100" (in quotes)',
  },
  modifiers: byWord(
    'Changes of attributes and derived numbers.',
    'number',
    [...ATTRIBUTES, ...DERIVED_NUMBERS],
    list('Modifiers of this number, in their order.', use('modifier'), { minItems: 1, maxItems: 16 }),
  ),
  tokens: byWord('Amounts of tokens.', 'token', TOKENS, whole('How many.', 1, 99), {
    minProperties: 1,
    'x-expects': 'at least one token with its amount',
  }),
};

/** The fields of an amount between `base - spread` and `base + spread`. */
export const SPREAD = {
  base: whole('The middle of what is rolled.', 0, MOST_POINTS),
  spread: whole(
    'By how much a roll may lie below or above the base; every number is equally likely.',
    0,
    MOST_POINTS,
  ),
} as const;

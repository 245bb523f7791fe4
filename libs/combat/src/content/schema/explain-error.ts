import type { ErrorObject } from 'ajv';
import { type Fault, unknownWord } from '../fault.js';
import { nearestWord } from '../lookup.js';
import type { JsonSchema, ReferredTable } from './json-schema.js';

/** The tables that ids are looked for in. */
export type KnownTables = Readonly<Record<ReferredTable, Readonly<Record<string, unknown>>>>;

const LONGEST_VALUE = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return String(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

const range = ({ minimum = -Infinity, maximum = Infinity }: JsonSchema): string =>
  `from ${minimum} to ${maximum}`;

const BY_TYPE: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  integer: (schema) => `a whole number ${range(schema)}`,
  number: (schema) => `a number ${range(schema)}`,
  boolean: () => 'true or false',
  string: () => 'a text',
  array: ({ minItems = 0, maxItems = Infinity }) =>
    `a list of ${minItems} to ${maxItems === Infinity ? 'any number of' : maxItems} entries`,
  object: () => 'a table',
};

/** What stands in a place of this schema, as a noun. */
function expected(schema: JsonSchema): string {
  if (schema['x-expects'] !== undefined) return schema['x-expects'];
  if (schema['x-kind'] !== undefined && schema.type !== 'object') return `the name of a ${schema['x-kind']}`;
  if (schema.const !== undefined) return shown(schema.const);
  return typeof schema.type === 'string' ? (BY_TYPE[schema.type]?.(schema) ?? schema.type) : 'something else';
}

function placeOf({ instancePath, propertyName }: ErrorObject): readonly string[] {
  const keys = instancePath.split('/').slice(1);
  const path = keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return propertyName === undefined ? path : [...path, propertyName];
}

type Explain = (error: ErrorObject, schema: JsonSchema, known: KnownTables) => Fault;

function unknownIn(
  error: ErrorObject,
  { 'x-kind': kind = 'word' }: JsonSchema,
  words: readonly string[],
): Fault {
  const { data } = error as { data?: unknown };
  const id = typeof data === 'string' ? data : shown(data);
  return unknownWord(placeOf(error), { kind, id, nearest: nearestWord(id, words) });
}

const unexpected: Explain = (error, schema) => ({
  path: placeOf(error),
  message: `Expected ${expected(schema)}, found ${shown(error.data)}.`,
});

const BY_KEYWORD: Readonly<Record<string, Explain>> = {
  required: (error) => {
    const { missingProperty } = error.params as { missingProperty: string };
    return { path: [...placeOf(error), missingProperty], message: `"${missingProperty}" is missing.` };
  },
  additionalProperties: (error, { properties = {}, 'x-kind': kind = 'field' }) => {
    const { additionalProperty: id } = error.params as { additionalProperty: string };
    const nearest = nearestWord(id, Object.keys(properties));
    return unknownWord([...placeOf(error), id], { kind, id, nearest });
  },
  enum: (error, schema) => unknownIn(error, schema, schema.enum ?? []),
  uniqueItems: (error) => {
    const { i, j } = error.params as { i: number; j: number };
    return {
      path: [...placeOf(error), String(Math.max(i, j))],
      message: 'It stands in the list more than once.',
    };
  },
  'x-refers-to': (error, schema, known) => {
    const tables = schema['x-refers-to'] ?? [];
    return unknownIn(
      error,
      schema,
      tables.flatMap((table) => Object.keys(known[table])),
    );
  },
};

/** What an error of the validator means to the author of the content. */
export function explainError(error: ErrorObject, known: KnownTables): Fault {
  const explain = BY_KEYWORD[error.keyword] ?? unexpected;
  return explain(error, (error.parentSchema ?? {}) as JsonSchema, known);
}

/** Tables of a pack whose ids other parts of it name. */
export const REFERRED_TABLES = [
  'weapons',
  'shields',
  'armour',
  'traits',
  'items',
  'abilities',
  'effects',
  'feints',
  'behaviours',
] as const;
export type ReferredTable = (typeof REFERRED_TABLES)[number];

/**
 * A JSON Schema (draft 7), as far as content uses it. The keywords that begin with `x-` are ours; editors pass over
 * them.
 */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  /** What is expected, as a message says it after "Expected": where the other keywords do not tell it well. */
  readonly 'x-expects'?: string;
  /** What a word, an id or a key of the table stands for, as a message names it. */
  readonly 'x-kind'?: string;
  /** Tables one of which must have this id. */
  readonly 'x-refers-to'?: readonly ReferredTable[];
}

type Properties = Readonly<Record<string, JsonSchema>>;

/** A table of fixed fields, none besides. */
export function fields(
  description: string,
  required: Properties,
  optional: Properties = {},
  more: JsonSchema = {},
): JsonSchema {
  return {
    type: 'object',
    description,
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
    ...more,
  };
}

/** A table with an entry for each of these words, or for some of them. */
export function byWord(
  description: string,
  kind: string,
  words: readonly string[],
  entry: JsonSchema,
  more: JsonSchema = {},
): JsonSchema {
  const properties = Object.fromEntries(words.map((key) => [key, entry]));
  return { ...fields(description, {}, properties), 'x-kind': kind, ...more };
}

/** A table whose keys are ids that it gives out. */
export function idTable(description: string, entry: JsonSchema): JsonSchema {
  return { type: 'object', description, propertyNames: use('id'), additionalProperties: entry };
}

/** One of a closed list of words. */
export function word(description: string, kind: string, words: readonly string[]): JsonSchema {
  return { type: 'string', description, enum: words, 'x-kind': kind };
}

/** An id that one of these tables must have. */
export function idOf(
  description: string,
  kind: string,
  tables: readonly ReferredTable[],
  more: JsonSchema = {},
): JsonSchema {
  return { type: 'string', description, 'x-kind': kind, 'x-refers-to': tables, ...more };
}

export function list(description: string, items: JsonSchema, more: JsonSchema = {}): JsonSchema {
  return { type: 'array', description, items, ...more };
}

export function decimal(description: string, minimum: number, maximum: number): JsonSchema {
  return { type: 'number', description, minimum, maximum };
}

export function whole(description: string, minimum: number, maximum: number): JsonSchema {
  return { type: 'integer', description, minimum, maximum };
}

/** A schema that stands among the definitions, with a description of its own for this place. */
export function use(definition: string, description?: string): JsonSchema {
  return { $ref: `#/definitions/${definition}`, ...(description !== undefined && { description }) };
}

import fc from 'fast-check';
import type { JsonSchema, OpenApiDocument } from './described-operations.js';

type Schemas = OpenApiDocument['components']['schemas'];

const SHARED_PREFIX = '#/components/schemas/';
const LONGEST_LIST = 4;
const LONGEST_TEXT = 40;

/** Values that a schema of the document describes. Those that `known` names for a property are preferred. */
export class ValidValues {
  constructor(
    private readonly schemas: Schemas,
    private readonly known: Readonly<Record<string, readonly unknown[]>>,
  ) {}

  /** @param name of the property or the parameter that the value is for */
  of(schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
    const known = this.known[name] ?? [];
    const any = this.any(schema, name);
    return known.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, any);
  }

  private any(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
    const whole = this.resolve(schema);
    const { oneOf, anyOf, allOf, const: only, enum: words } = whole;
    if (only !== undefined) return fc.constant(only);
    if (isList(words)) return fc.constantFrom(...words);
    const choices = isList(oneOf) ? oneOf : anyOf;
    if (isList(choices)) return fc.oneof(...choices.map((choice) => this.of(choice as JsonSchema, name)));
    if (isList(allOf))
      return this.of(
        Object.assign({}, ...allOf.map((part) => this.resolve(part as JsonSchema))) as JsonSchema,
        name,
      );
    const types = isList(whole['type']) ? whole['type'] : [whole['type']];
    return fc.oneof(...types.map((type) => this.ofType(String(type), whole, name)));
  }

  private resolve(schema: JsonSchema): JsonSchema {
    const { $ref } = schema;
    if (typeof $ref !== 'string') return schema;
    return this.resolve(this.schemas[$ref.replace(SHARED_PREFIX, '')] ?? {});
  }

  private ofType(type: string, schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.oneof(
          fc.integer({
            min: bound(schema, 'minimum', 0),
            max: Math.min(bound(schema, 'maximum', 1000), 5000),
          }),
          fc.constantFrom(bound(schema, 'minimum', 0), bound(schema, 'maximum', 1000)),
        );
      case 'number':
        return fc
          .double({
            min: bound(schema, 'minimum', 0),
            max: bound(schema, 'maximum', 1000),
            noNaN: true,
            noDefaultInfinity: true,
          })
          .map((value) => Math.round(value * 100) / 100);
      case 'array':
        return this.ofArray(schema, name);
      case 'object':
        return this.ofObject(schema);
      case 'string':
        return this.ofString(schema);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  private ofArray(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
    const items = this.of((schema['items'] ?? {}) as JsonSchema, name);
    const minLength = bound(schema, 'minItems', 0);
    const maxLength = Math.min(bound(schema, 'maxItems', LONGEST_LIST), Math.max(minLength, LONGEST_LIST));
    if (schema['uniqueItems'] !== true) return fc.array(items, { minLength, maxLength });
    return fc.uniqueArray(items, { minLength, maxLength, selector: (item) => JSON.stringify(item) });
  }

  private ofObject(schema: JsonSchema): fc.Arbitrary<unknown> {
    const { properties = {}, additionalProperties, required } = schema;
    const table = properties as Readonly<Record<string, JsonSchema>>;
    if (typeof additionalProperties === 'object') {
      return fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), this.of(additionalProperties as JsonSchema), {
        maxKeys: LONGEST_LIST,
      });
    }
    const values = Object.fromEntries(
      Object.entries(table).map(([key, value]) => [key, this.of(value, key)]),
    );
    return fc.record(values, { requiredKeys: (isList(required) ? required : []) as string[] });
  }

  private ofString(schema: JsonSchema): fc.Arbitrary<string> {
    const { pattern, format } = schema;
    if (format === 'uri') return fc.webUrl({ validSchemes: ['https'] });
    if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
    return fc.string({
      minLength: bound(schema, 'minLength', 0),
      maxLength: Math.min(bound(schema, 'maxLength', LONGEST_TEXT), LONGEST_TEXT),
    });
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function bound(schema: JsonSchema, keyword: string, otherwise: number): number {
  const given = schema[keyword];
  return typeof given === 'number' ? given : otherwise;
}

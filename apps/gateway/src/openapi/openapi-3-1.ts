import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Readonly<Record<string, unknown>>;

const VERSION = '3.1.1';
/** Keywords under which a schema has one schema, a list of them, or a table of them. */
const ONE_SCHEMA = ['items', 'additionalProperties', 'not', 'propertyNames'];
const SCHEMA_LIST = ['oneOf', 'anyOf', 'allOf'];
const SCHEMA_TABLE = ['properties', 'patternProperties'];

/** The OpenAPI 3.1 document that says what the 3.0 one says: its schemas become JSON Schema 2020-12. */
export function asOpenApi31(document: OpenAPIObject): OpenAPIObject {
  const { components = {} } = document;
  const { schemas = {} } = components;
  const paths = inEachSchema(document.paths) as OpenAPIObject['paths'];
  return {
    ...document,
    openapi: VERSION,
    paths,
    components: { ...components, schemas: mapValues(schemas, asJsonSchema) as typeof schemas },
  };
}

/** Outside of schemas, one stands wherever `schema` is said. */
function inEachSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inEachSchema);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === 'schema') return [key, asJsonSchema(value)];
      // An example is a value, whatever it looks like.
      return [key, key === 'example' || key === 'examples' ? value : inEachSchema(value)];
    }),
  );
}

function asJsonSchema(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { nullable, example, ...rest } = inEachSubschema(schema);
  const examples = example === undefined ? {} : { examples: [example] };
  return { ...(nullable === true ? orNull(rest) : rest), ...examples };
}

function inEachSubschema(schema: Json): Json {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (ONE_SCHEMA.includes(key)) return [key, asJsonSchema(value)];
      if (SCHEMA_LIST.includes(key) && Array.isArray(value)) return [key, value.map(asJsonSchema)];
      if (SCHEMA_TABLE.includes(key) && isObject(value)) return [key, mapValues(value, asJsonSchema)];
      return [key, value];
    }),
  );
}

/** JSON Schema has no `nullable`: null is a type like others. */
function orNull({ type, $ref, oneOf, anyOf, allOf, ...rest }: Json): Json {
  if (typeof type === 'string') return { type: [type, 'null'], ...rest };
  const alternatives = [{ ...pick({ $ref, oneOf, anyOf, allOf }) }, { type: 'null' }];
  return { anyOf: alternatives, ...rest };
}

const pick = (record: Json) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

const mapValues = (record: Json, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const isObject = (node: unknown): node is Json =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Readonly<Record<string, unknown>>;

const REFERENCE = /^#\/components\/schemas\/(.+)$/;

/** Says of each schema that a request is made of what the validation does: properties that it does not name are refused. */
export function closeRequests(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  const inRequests = new Set<string>();
  const pending = operationsOf(document).flatMap(({ requestBody }) => [...namesIn(requestBody)]);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (inRequests.has(name)) continue;
    inRequests.add(name);
    pending.push(...namesIn(schemas[name]));
  }
  const closed = Object.entries(schemas).map(([name, schema]) => [
    name,
    inRequests.has(name) && isTable(schema) ? { ...schema, additionalProperties: false } : schema,
  ]);
  return {
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(closed) as typeof schemas },
  };
}

const operationsOf = ({ paths }: OpenAPIObject): readonly Json[] =>
  Object.values(paths).flatMap((path) => Object.values(path as Json).filter(isObject));

const isTable = (schema: object) => 'properties' in schema && !('additionalProperties' in schema);

function* namesIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const item of node) yield* namesIn(item);
  if (!isObject(node)) return;
  const [, name] = REFERENCE.exec(String(node['$ref'])) ?? [];
  if (name !== undefined) yield name;
  for (const value of Object.values(node)) yield* namesIn(value);
}

const isObject = (node: unknown): node is Json =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

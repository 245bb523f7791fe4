import type { OpenAPIObject } from '@nestjs/swagger';

/**
 * The document with its paths and schemas by name: the order in which modules and classes happen to be found must not
 * change it. What a person has put in order, such as the properties of a schema, stays so.
 */
export function inStableOrder(document: OpenAPIObject): OpenAPIObject {
  const { openapi, info, servers, paths, components = {}, ...rest } = document;
  const { schemas = {}, ...others } = components;
  return {
    openapi,
    info,
    ...(servers && { servers }),
    ...rest,
    paths: sorted(paths),
    components: { ...sorted(others), schemas: sorted(schemas) },
  };
}

function sorted<Value extends object>(record: Value): Value {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries) as Value;
}

import ajv2020, { type ValidateFunction } from '@redocly/ajv/dist/2020.js';
import type { DescribedOperation, JsonSchema, OpenApiDocument } from './described-operations.js';
import type { FuzzAnswer } from './send.js';

const DOCUMENT_ID = 'melee';
const PROBLEM = 'application/problem+json';

/** Compares answers with what an OpenAPI document says of them. */
export class AnswerChecker {
  private readonly ajv = new ajv2020.default({ strict: false, allErrors: true, validateFormats: false });
  private readonly validators = new Map<JsonSchema, ValidateFunction>();

  constructor({ components }: OpenApiDocument) {
    this.ajv.addSchema(closed({ $id: DOCUMENT_ID, components }) as JsonSchema);
  }

  /** What is wrong with the answer; nothing if it is as described. */
  faultsOf(operation: DescribedOperation, { status, headers, text }: FuzzAnswer): readonly string[] {
    if (status >= 500) return [`The service failed: ${status} ${text}`];
    const described = operation.responses[String(status)];
    if (described === undefined) return [`The status ${status} is not documented: ${text}`];
    const type = headers['content-type']?.split(';')[0] ?? '';
    const { content } = described;
    if (content === undefined) return text === '' ? [] : [`Nothing should stand in the answer: ${text}`];
    const schema = content[type]?.schema;
    if (schema === undefined) return [`The content type ${type} is not documented for ${status}.`];
    if (!type.endsWith('json')) return [];
    const body: unknown = JSON.parse(text);
    return [...this.mismatches(schema, body), ...(type === PROBLEM ? problemFaults(body, status) : [])];
  }

  private mismatches(schema: JsonSchema, body: unknown): readonly string[] {
    const validator = this.validators.get(schema) ?? this.ajv.compile(closed(schema) as JsonSchema);
    this.validators.set(schema, validator);
    if (validator(body)) return [];
    return (validator.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}

function problemFaults(body: unknown, status: number): readonly string[] {
  const told = (body as { readonly status?: unknown }).status;
  return told === status ? [] : [`The problem says status ${String(told)}, the answer ${status}.`];
}

/** References lead to the document, and a property that is not described is a fault too. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) =>
    key === '$ref' ? [key, `${DOCUMENT_ID}${String(value)}`] : [key, closed(value)],
  );
  const schema = Object.fromEntries(entries) as JsonSchema;
  const isTable = schema['type'] === 'object' && 'properties' in schema;
  return isTable ? { additionalProperties: false, ...schema } : schema;
}

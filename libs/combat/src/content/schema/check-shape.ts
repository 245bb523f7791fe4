import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Fault } from '../fault.js';
import { explainError, type KnownTables } from './explain-error.js';
import { type JsonSchema, type ReferredTable, use } from './json-schema.js';
import { PACK_FILE_SCHEMA } from './pack.schema.js';

/** A part of content that can be checked by itself. */
export type Shape = 'file' | 'actor_definition';

function refersTo(this: KnownTables, tables: readonly ReferredTable[], id: string): boolean {
  return tables.some((table) => Object.hasOwn(this[table], id));
}

function makeAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    // Messages need the value and the schema that refused it.
    verbose: true,
    // The known ids reach the keyword as `this`, so that no validator is compiled anew for another pack.
    passContext: true,
    // A test does that; here the first actor of a process would wait for it.
    meta: false,
    validateSchema: false,
    // Branches of a choice say only what tells them apart, and take their type from around them.
    strictTypes: false,
  });
  ajv.addKeyword({ keyword: 'x-expects', schemaType: 'string' });
  ajv.addKeyword({ keyword: 'x-kind', schemaType: 'string' });
  ajv.addKeyword({ keyword: 'x-refers-to', type: 'string', schemaType: 'array', validate: refersTo });
  return ajv;
}

const SCHEMAS: Readonly<Record<Shape, JsonSchema & Pick<typeof PACK_FILE_SCHEMA, 'definitions'>>> = {
  file: PACK_FILE_SCHEMA,
  // A schema of its own: as a part of the other one it would be compiled with all of that.
  actor_definition: { ...use('actor_definition'), definitions: PACK_FILE_SCHEMA.definitions },
};
const validators = new Map<Shape, ValidateFunction>();

/** Compiled when first used: a process that reads no pack need not wait for it. */
function validatorOf(shape: Shape): ValidateFunction {
  let validator = validators.get(shape);
  if (validator === undefined) validators.set(shape, (validator = makeAjv().compile(SCHEMAS[shape])));
  return validator;
}

/** The errors worth telling: not that a branch was not taken, and of a choice only that none fits. */
function tellable(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const told = errors.filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'if' && keyword !== 'propertyNames' && !schemaPath.includes('/oneOf/'),
  );
  const choices = new Set(told.filter(({ keyword }) => keyword === 'oneOf').map((each) => each.instancePath));
  return told.filter(({ keyword, instancePath }) => keyword === 'oneOf' || !choices.has(instancePath));
}

/** Everything in `value` that its schema refuses, ids that `known` has not included. */
export function checkShape(shape: Shape, value: unknown, known: KnownTables): readonly Fault[] {
  const validator = validatorOf(shape);
  if (validator.call(known, value)) return [];
  return tellable(validator.errors ?? []).map((error) => explainError(error, known));
}

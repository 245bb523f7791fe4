import { nearestWord } from '@melee/combat/content';
import { Ajv, type ErrorObject } from 'ajv';
import type { Problem } from './problem.js';
import { SCENARIO_SCHEMA } from './scenario-schema.js';
import type { Scenario } from './scenario.js';
import type { Path, YamlFile } from './yaml-file.js';

const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile<Scenario>(
  SCENARIO_SCHEMA,
);

const quoted = (word: unknown) => `"${String(word)}"`;

function suggestion(word: unknown, known: readonly string[]): string {
  const nearest = typeof word === 'string' ? nearestWord(word, known) : null;
  return nearest === null ? '' : `; the nearest is ${quoted(nearest)}`;
}

/** What the parameters of an error say; Ajv knows them by keyword, and its types leave that open. */
interface Parameters {
  readonly additionalProperty?: string;
  readonly missingProperty?: string;
  readonly allowedValues?: readonly string[];
  readonly propertyName?: string;
}

function describe({ keyword, message, params, data, parentSchema }: ErrorObject): string {
  const { additionalProperty, missingProperty, allowedValues = [], propertyName } = params as Parameters;
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.['properties'] ?? {}) as object);
      return `There is no ${quoted(additionalProperty)} here; expected ${known.join(', ')}${suggestion(additionalProperty, known)}.`;
    }
    case 'required':
    case 'dependencies':
      return `${quoted(missingProperty)} is missing.`;
    case 'enum':
      return `Expected one of ${allowedValues.join(', ')}, not ${quoted(data)}${suggestion(data, allowedValues)}.`;
    case 'oneOf':
      return 'Expected either a template or a definition.';
    case 'propertyNames':
      return `${quoted(propertyName)} is no id of a team; expected 1 to 32 letters, digits, "_" and "-".`;
    default:
      return `It ${message ?? 'is not valid'}, but is ${JSON.stringify(data)}.`;
  }
}

function pathOf({ instancePath, keyword, params }: ErrorObject): Path {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const { additionalProperty, propertyName } = params as Parameters;
  const key = keyword === 'additionalProperties' ? additionalProperty : propertyName;
  return key === undefined ? path : [...path, key];
}

/** Errors that only repeat another: of the alternatives of a `oneOf`, and of the pattern of a key. */
const isDetail = ({ schemaPath, propertyName }: ErrorObject) =>
  /\/oneOf\/\d/.test(schemaPath) || propertyName !== undefined;

/** The scenario that the file holds, or all that keeps it from being one. */
export function scenarioIn(file: YamlFile): Scenario | readonly Problem[] {
  const { value } = file;
  if (validate(value)) return value;
  return (validate.errors ?? [])
    .filter((error) => !isDetail(error))
    .map((error) => file.problem(pathOf(error), describe(error)));
}

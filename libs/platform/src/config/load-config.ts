import { ConfigError, type ConfigProblem } from './config-error.js';
import { type ConfigSchema, isVariable, type VariableTree, variablesOf } from './config-schema.js';
import type { Variable } from './variable.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration that the environment describes, deeply frozen. An unset variable and an empty one mean the default.
 *
 * @throws {ConfigError} with every variable that is missing, out of its range or at odds with another one.
 */
export function loadConfig<C>(schema: ConfigSchema<C>, env: Environment = process.env): C {
  const values = new Map<Variable<unknown>, unknown>();
  const problems: ConfigProblem[] = [];
  for (const variable of variablesOf(schema.variables)) {
    const parsed = variable.schema.safeParse(textOf(variable, env));
    if (parsed.success) values.set(variable, parsed.data);
    else problems.push({ variable: variable.name, allowed: variable.allowed });
  }
  for (const { subject, other, allowed, holds } of schema.relations) {
    const isComparable = values.has(subject) && values.has(other);
    if (isComparable && !holds(values)) problems.push({ variable: subject.name, allowed });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return shape(schema.variables, values) as C;
}

/** What of the environment nobody must see; nothing of a variable that is wrong. */
export function secretsOf<C>(schema: ConfigSchema<C>, env: Environment = process.env): readonly string[] {
  return variablesOf(schema.variables).flatMap((variable) => {
    const parsed = variable.schema.safeParse(textOf(variable, env));
    return parsed.success ? (variable.secretsIn?.(parsed.data) ?? []) : [];
  });
}

function textOf(variable: Variable<unknown>, env: Environment): string | undefined {
  const given = env[variable.name]?.trim();
  return given === undefined || given === '' ? variable.fallback : given;
}

function shape(tree: VariableTree, values: ReadonlyMap<Variable<unknown>, unknown>): unknown {
  const entries = Object.entries(tree).map(([property, node]) => [
    property,
    isVariable(node) ? freeze(values.get(node)) : shape(node, values),
  ]);
  return Object.freeze(Object.fromEntries(entries));
}

function freeze(value: unknown): unknown {
  return Array.isArray(value) ? Object.freeze(value) : value;
}

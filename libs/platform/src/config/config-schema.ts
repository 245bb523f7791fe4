import type { Variable } from './variable.js';

/** Variables by the property under which the configuration holds their value. */
export interface VariableTree {
  readonly [property: string]: Variable<unknown> | VariableTree;
}

/** The configuration that a tree of variables describes. */
export type ConfigOf<T extends VariableTree> = {
  readonly [K in keyof T]: T[K] extends Variable<infer V>
    ? V
    : T[K] extends VariableTree
      ? ConfigOf<T[K]>
      : never;
};

/** A condition between the values of two variables. */
export interface Relation {
  readonly subject: Variable<unknown>;
  readonly other: Variable<unknown>;
  /** What the subject may be, said with the name of the other. */
  readonly allowed: string;
  readonly holds: (values: ReadonlyMap<Variable<unknown>, unknown>) => boolean;
}

/** Everything that an app can be told by its environment. */
export interface ConfigSchema<C> {
  readonly variables: VariableTree;
  readonly relations: readonly Relation[];
  /** Carries the type of the configuration only; never set. */
  readonly type?: C;
}

/** A schema of these variables, between which these relations hold. */
export function configSchema<const T extends VariableTree>(
  variables: T,
  relations: readonly Relation[] = [],
): ConfigSchema<ConfigOf<T>> {
  return { variables, relations };
}

/** `subject` must be, for example, "less than" the `other`; both are compared as numbers. */
export function relation(
  subject: Variable<number>,
  words: string,
  other: Variable<number>,
  holds: (subject: number, other: number) => boolean,
): Relation {
  return {
    subject,
    other,
    allowed: `${words} ${other.name}`,
    holds: (values) => holds(Number(values.get(subject)), Number(values.get(other))),
  };
}

/** Tells a variable from a branch of the tree. */
export function isVariable(node: Variable<unknown> | VariableTree): node is Variable<unknown> {
  return typeof node.name === 'string';
}

/** All variables of a tree, in its order. */
export function variablesOf(tree: VariableTree): readonly Variable<unknown>[] {
  return Object.values(tree).flatMap((node) => (isVariable(node) ? [node] : variablesOf(node)));
}

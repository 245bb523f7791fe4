/** One value of a request that is not what it should be. */
export interface InvalidValue {
  /** Where it stands: names and positions joined by dots, such as `actors.0.cid`. */
  readonly path: string;
  readonly message: string;
}

/** So many wrong values are told of at most: a large request must not cause a much larger answer. */
const MOST_TOLD = 50;

/** Some values of a request are not what they should be. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code = 'request/invalid';

  /** The first of the wrong values. */
  readonly errors: readonly InvalidValue[];

  constructor(errors: readonly InvalidValue[]) {
    const told = errors.slice(0, MOST_TOLD);
    const paths = new Set(told.map(({ path }) => path));
    super(`These values of the request are wrong: ${[...paths].join(', ')}.`);
    this.errors = told;
  }
}

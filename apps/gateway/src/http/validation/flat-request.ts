import type { Type } from '@nestjs/common';
import { getMetadataStorage, validateSync } from 'class-validator';
import { type InvalidValue, RequestError } from '../../errors/request-error.js';

/**
 * Reads objects whose class has no property that is an object of another class. What the general pipe finds out anew at
 * each request, which properties there are and whether something is nested in them, is known here beforehand: the
 * busiest request costs a fraction of its time.
 */
export class FlatRequest<T extends object> {
  private readonly properties: ReadonlySet<string>;

  constructor(private readonly type: Type<T>) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
    this.properties = new Set(rules.map(({ propertyName }) => propertyName));
  }

  /**
   * @param place where the object stands in the request, with a dot behind it; empty if it is the request.
   * @throws RequestError for unknown properties and wrong values.
   */
  read(body: object, place = ''): T {
    const unknown = Object.keys(body).filter((name) => !this.properties.has(name));
    const request = Object.assign(new this.type(), unknown.length === 0 ? body : this.known(body));
    const wrong = validateSync(request, { validationError: { target: false, value: false } });
    if (unknown.length === 0 && wrong.length === 0) return request;
    throw new RequestError([
      ...unknown.map((name) => ({ path: place + name, message: `property ${name} should not exist` })),
      ...wrong.flatMap(({ property, constraints = {} }): InvalidValue[] =>
        Object.values(constraints).map((message) => ({ path: place + property, message })),
      ),
    ]);
  }

  private known(body: object): object {
    return Object.fromEntries(Object.entries(body).filter(([name]) => this.properties.has(name)));
  }
}

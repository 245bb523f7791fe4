/** The token in the value of an `Authorization` header; undefined if there is none, or something else. */
export function bearerToken(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1] : undefined;
}

const PARAMETER = 'access_token';

/** Takes the token out of a query, so that nothing that comes later can log it or trip over it. */
export function takeQueryToken(query: unknown): string | undefined {
  if (typeof query !== 'object' || query === null || !Object.hasOwn(query, PARAMETER)) return undefined;
  const token: unknown = Reflect.get(query, PARAMETER);
  Reflect.deleteProperty(query, PARAMETER);
  return typeof token === 'string' ? token : undefined;
}

/** A bearer token, or where to get one that is still valid: asked before each request. */
export type Token = string | (() => string | Promise<string>);

/** The header that shows a token; nothing without one. */
export async function authorizationOf(token: Token | undefined): Promise<{ authorization?: string }> {
  const bearer = await bearerOf(token);
  return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
}

export const bearerOf = (token: Token | undefined) => (typeof token === 'function' ? token() : token);

import { GatewayError } from '../errors/gateway-error.js';

/** Nobody can tell who the caller is. */
export class UnauthenticatedError extends GatewayError {
  override readonly name = 'UnauthenticatedError';
  override readonly headers: Readonly<Record<string, string>>;

  /** @param error how RFC 6750 calls what is wrong with the token; nothing if there was none. */
  constructor(message: string, error?: 'invalid_token') {
    super('auth/unauthenticated', message);
    const challenge = 'Bearer realm="melee"';
    this.headers = { 'www-authenticate': error === undefined ? challenge : `${challenge}, error="${error}"` };
  }
}

/** The caller is known, and may not do this. */
export class ForbiddenError extends GatewayError {
  override readonly name = 'ForbiddenError';

  constructor(message: string) {
    super('auth/forbidden', message);
  }
}

/** Whether a token is good cannot be told at the moment. */
export class KeysUnavailableError extends GatewayError {
  override readonly name = 'KeysUnavailableError';

  constructor(cause: unknown) {
    super('auth/unavailable', undefined, { cause });
  }
}

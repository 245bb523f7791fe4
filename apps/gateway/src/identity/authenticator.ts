import type { GatewayConfig, Logger } from '@melee/platform';
import type { Caller } from './caller.js';
import { UnauthenticatedError } from './identity-errors.js';
import { tokenKeys } from './token-keys.js';
import { TokenVerifier } from './token-verifier.js';

/** What a request shows of who makes it, whichever way it comes. */
export interface Credentials {
  readonly token: string | undefined;
  /** Address of the client. */
  readonly address: string;
}

/** Tells who makes a request. */
export abstract class Authenticator {
  /** @throws UnauthenticatedError, KeysUnavailableError */
  abstract authenticate(credentials: Credentials): Promise<Caller>;
}

class TokenAuthenticator extends Authenticator {
  constructor(private readonly verifier: TokenVerifier) {
    super();
  }

  async authenticate({ token }: Credentials): Promise<Caller> {
    if (token === undefined) throw new UnauthenticatedError('The request carries no token.');
    return this.verifier.verify(token);
  }
}

/** Takes everybody for an admin. */
class OpenHouse extends Authenticator {
  authenticate({ address }: Credentials): Promise<Caller> {
    return Promise.resolve({
      subject: address,
      role: 'admin',
      actors: new Set(),
      battles: null,
      expiresAt: null,
    });
  }
}

/** The authenticator that the settings ask for; says so if it asks nobody for a token. */
export function createAuthenticator(auth: GatewayConfig['auth'], logger: Logger): Authenticator {
  if (auth.mode === 'jwt') return new TokenAuthenticator(new TokenVerifier(tokenKeys(auth, logger), auth));
  logger.warn(
    { code: 'auth/off' },
    'AUTH_MODE is off: everybody who can reach this gateway is its admin; never run it like this in production',
  );
  return new OpenHouse();
}

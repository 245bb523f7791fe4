import { errors, jwtVerify, type JWTVerifyOptions } from 'jose';
import type { GatewayConfig } from '@melee/platform';
import type { Caller } from './caller.js';
import { UnauthenticatedError } from './identity-errors.js';
import { callerFromClaims } from './token-claims.js';
import type { TokenKeys } from './token-keys.js';

/** Tells from a token who its bearer is. */
export class TokenVerifier {
  private readonly options: JWTVerifyOptions;
  private readonly toleranceS: number;

  constructor(
    private readonly keys: TokenKeys,
    { issuer, audience, clockToleranceS }: GatewayConfig['auth'],
  ) {
    this.toleranceS = clockToleranceS;
    this.options = {
      algorithms: [...keys.algorithms],
      clockTolerance: clockToleranceS,
      // A token without an end could never be taken back.
      requiredClaims: ['exp'],
      ...(issuer !== null && { issuer }),
      ...(audience !== null && { audience }),
    };
  }

  /** @throws UnauthenticatedError, KeysUnavailableError */
  async verify(token: string): Promise<Caller> {
    return callerFromClaims(await this.readPayload(token), this.toleranceS);
  }

  private async readPayload(token: string): Promise<object> {
    try {
      const { payload } = await jwtVerify(token, this.keys.find, this.options);
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new UnauthenticatedError(faultOf(error), 'invalid_token');
      throw error;
    }
  }
}

/** What is wrong with a token, in words that repeat nothing of it. */
function faultOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The claim ${error.claim} of the token is missing or wrong.`;
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return 'The token is no signed JSON Web Token.';
  }
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The token is signed by a method that is not accepted.';
  return 'The token is signed with a key that is not accepted.';
}

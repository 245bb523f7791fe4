import { GatewayError } from '../errors/gateway-error.js';

/** The caller, or everybody together in one battle, has asked too often. */
export class TooManyRequestsError extends GatewayError {
  override readonly name = 'TooManyRequestsError';
  /** @param retryAfterS seconds after which a request has a chance again */
  constructor(
    message: string,
    override readonly retryAfterS: number,
  ) {
    super('limits/too-many-requests', message);
  }
}

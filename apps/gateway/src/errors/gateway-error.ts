import { GATEWAY_ERRORS, type GatewayErrorCode } from './problem-table.js';

/** A refusal that the gateway itself decides on, before the battle is asked. */
export class GatewayError extends Error {
  override readonly name: string = 'GatewayError';
  /** What an answer over HTTP says besides in its headers. */
  readonly headers: Readonly<Record<string, string>> = {};
  /** Seconds after which the same request has a chance; undefined if nobody knows. */
  readonly retryAfterS: number | undefined = undefined;

  constructor(
    readonly code: GatewayErrorCode,
    /** One sentence for the client; the meaning of the code unless told. */
    message: string = GATEWAY_ERRORS[code],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

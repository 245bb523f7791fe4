import { COMBAT_ERRORS, type CombatErrorCode } from '@melee/combat/dto';

/** Errors that the gateway itself finds, by their stable code: what it means. */
export const GATEWAY_ERRORS = {
  'request/invalid': 'The request is well-formed, but some of its values are not what they should be.',
  'request/malformed': 'The request cannot be read.',
  'request/unknown-route': 'The API has nothing under this method and path.',
  'request/too-large': 'The body of the request is larger than 1 MiB.',
  'request/unsupported-media-type':
    'The body of the request must be JSON, with the content type that says so.',
  'request/idempotency-conflict': 'The idempotency key of the request stands for another request.',
  'request/upgrade-required': 'The path is that of a WebSocket, and the request asks for none.',
  'request/refused': 'The request was refused by the HTTP server.',
  'auth/unauthenticated': 'The request shows no token that is accepted.',
  'auth/forbidden': 'The token that the request shows does not allow it.',
  'auth/unavailable':
    'The keys to verify tokens with cannot be fetched; the same request may succeed in a moment.',
  'limits/too-many-requests': 'There are more requests in a second than the service allows.',
  'webhook/unavailable': 'The service delivers no webhooks: it was given no secret to sign them with.',
  'webhook/forbidden-url': 'Webhooks may go to https URLs of public addresses only.',
  'content/not-found': 'There is no content pack with this name or id.',
  'stream/too-slow': 'The reader of a live stream took too long to take what waited for it.',
  'service/stopping': 'This instance of the service is stopping.',
  'service/unavailable': 'The service cannot reach its storage; the same request may succeed in a moment.',
  'internal/error': 'Something went wrong inside the service.',
} as const;

export type GatewayErrorCode = keyof typeof GATEWAY_ERRORS;
export type ProblemCode = CombatErrorCode | GatewayErrorCode;

/** What each code means, as one sentence. */
export const MEANINGS: Readonly<Record<ProblemCode, string>> = { ...COMBAT_ERRORS, ...GATEWAY_ERRORS };

/** The one place where an error becomes an HTTP status. */
export const STATUS_OF: Readonly<Record<ProblemCode, number>> = {
  'session/not-found': 404,
  'session/not-active': 409,
  'session/exists': 409,
  'actor/not-found': 404,
  'actor/defeated': 409,
  'actor/exists': 409,
  'target/not-available': 409,
  'move/invalid': 400,
  'move/conflict': 409,
  'move/too-many': 429,
  'feint/not-in-hand': 409,
  'battle/too-many-actors': 409,
  'battle/invalid': 422,
  'battle/not-finished': 409,
  'content/unknown-id': 422,
  'content/invalid': 422,
  'result/not-found': 404,
  'replay/invalid': 422,
  'replay/other-rules': 409,
  'storage/encoding': 500,
  'storage/corrupt': 500,
  'request/invalid': 400,
  'request/malformed': 400,
  'request/unknown-route': 404,
  'request/too-large': 413,
  'request/unsupported-media-type': 415,
  'request/idempotency-conflict': 422,
  'request/upgrade-required': 426,
  'request/refused': 400,
  'auth/unauthenticated': 401,
  'auth/forbidden': 403,
  'auth/unavailable': 503,
  'limits/too-many-requests': 429,
  'webhook/unavailable': 422,
  'webhook/forbidden-url': 422,
  'content/not-found': 404,
  'stream/too-slow': 429,
  'service/stopping': 503,
  'service/unavailable': 503,
  'internal/error': 500,
};

const CODE_OF_STATUS: Readonly<Record<number, GatewayErrorCode>> = {
  400: 'request/malformed',
  404: 'request/unknown-route',
  413: 'request/too-large',
  415: 'request/unsupported-media-type',
};

/** The code for a refusal of the HTTP server, which tells only a status below 500. */
export function codeOfStatus(status: number): GatewayErrorCode {
  return CODE_OF_STATUS[status] ?? 'request/refused';
}

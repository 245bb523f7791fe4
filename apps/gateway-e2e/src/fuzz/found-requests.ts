import type { FuzzRequest } from './requests.js';

/**
 * Requests that the service once answered otherwise than described, each with the operation that it is for. A seed
 * makes other requests as soon as the description changes; these stay.
 */
export const FOUND_REQUESTS: readonly {
  readonly what: string;
  readonly operationId: string;
  readonly request: FuzzRequest;
}[] = [];

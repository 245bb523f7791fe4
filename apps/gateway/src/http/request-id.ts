import { randomUUID } from 'node:crypto';

/** Of an HTTP request and answer, and of the metadata of a call. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Short, and nothing with which a caller could write something of their own into a log. */
const ACCEPTED_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** What the caller calls the request, or a new id. */
export function requestIdOf(sent: unknown): string {
  return typeof sent === 'string' && ACCEPTED_ID.test(sent) ? sent : randomUUID();
}

import { RequestError } from '../errors/request-error.js';

/**
 * The number in a `Last-Event-ID` header; undefined if there is none.
 * @throws RequestError if it is no number of an entry.
 */
export function readLastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header);
  throw new RequestError([
    { path: 'Last-Event-ID', message: 'Last-Event-ID must be the number of a log entry' },
  ]);
}

import type { RenderedEntry } from '../battles/views.js';
import { problemOf } from '../errors/problem.js';
import type { StreamError } from './deliver.js';
import type { Tidings } from './follow.js';

/** How soon a client shall come back when the stream breaks. */
const RETRY = 'retry: 1000\n';

/** Makes the headers leave at once. */
export const OPENING = `${RETRY}\n`;
const SIGN_OF_LIFE = ': \n\n';

const eventOf = (entry: RenderedEntry) =>
  `id: ${entry.n}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
const eventsOf = (entries: readonly RenderedEntry[]) => entries.map(eventOf).join('');

/** Tidings in the format of server-sent events. */
export function eventText({ page }: Tidings): string {
  return page === null ? SIGN_OF_LIFE : page.as(eventsOf);
}

/** Says why the stream ends; without an id, for the client comes back after the last entry. */
export function closingText(error: StreamError): string {
  const { code, detail, remedy } = problemOf(error, '');
  return `event: closing\n${RETRY}data: ${JSON.stringify({ code, detail, remedy })}\n\n`;
}

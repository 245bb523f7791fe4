import type { MeleeError } from './melee-error.js';

/** The service is busy or away for the time being. */
const TRANSIENT = [429, 503];

/**
 * Whether the same request, sent twice, does no more than once: it only reads, or it carries an id by which the
 * service knows it again.
 */
export async function isRepeatable(request: Request): Promise<boolean> {
  if (request.method !== 'POST' || request.headers.has('idempotency-key')) return true;
  const body = read(await request.clone().text());
  return hasText(body, 'moveId') || hasText(body, 'battleId') || areAllNamed(body);
}

/** Whether the refusal says that the request may succeed later, and when. */
export function isTransient({ status, retryAfter }: MeleeError): boolean {
  return TRANSIENT.includes(status) && retryAfter !== null;
}

function read(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

function areAllNamed(body: unknown): boolean {
  const moves = valueIn(body, 'moves');
  return Array.isArray(moves) && moves.length > 0 && moves.every((move) => hasText(move, 'moveId'));
}

const hasText = (body: unknown, property: string) => typeof valueIn(body, property) === 'string';

function valueIn(body: unknown, property: string): unknown {
  return typeof body === 'object' && body !== null
    ? (body as Readonly<Record<string, unknown>>)[property]
    : undefined;
}

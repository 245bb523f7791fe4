import { randomUUID } from 'node:crypto';

/** A name that nobody can guess or has given before, in the alphabet of ids. */
export function newId(): string {
  // Of Node's random ids the fastest: it draws on a pool.
  return randomUUID();
}

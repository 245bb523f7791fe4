import { randomBytes } from 'node:crypto';

/** A name that nobody can guess or has given before, in the alphabet of ids; 20 characters. */
export function newId(): string {
  return randomBytes(15).toString('base64url');
}

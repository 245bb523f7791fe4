import type { ActorRequest } from '../http/requests/actor.request.js';

/**
 * Where in the request for an actor a refusal has its reason: names and positions joined by dots.
 * @param path leads to it in what the actor would have been made of, its template included; only the part of it that
 *   the request holds is told.
 */
export function placeOf(request: ActorRequest, path: string): string {
  const root = request.definition === undefined ? 'overrides' : 'definition';
  const names: string[] = [];
  let node: unknown = request;
  for (const name of [root, ...path.split('.')]) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) break;
    names.push(name);
    node = (node as Readonly<Record<string, unknown>>)[name];
  }
  return names.join('.');
}

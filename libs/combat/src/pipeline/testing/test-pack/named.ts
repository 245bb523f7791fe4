import type { Localized } from '../../../content/types.js';

/** The same in both languages: no test of the pipeline reads names. */
export function named(name: string): { readonly name: Localized } {
  return { name: { en: name, ru: name } };
}

import type { Language } from '../content/index.js';
import type { CombatEvent } from '../dto/index.js';
import { english } from './english.js';
import type { Locale } from './locale.js';
import type { Names } from './names.js';
import { russian } from './russian.js';

const LOCALES: Readonly<Record<Language, Locale>> = { en: english, ru: russian };

/**
 * One line for people about an event, or about an entry of the log.
 *
 * @param names in the same language, see `namesOf`.
 */
export function renderEvent(event: CombatEvent, names: Names, language: Language = 'en'): string {
  // A table's entry takes the events of its own type only, which the compiler cannot follow through the look-up.
  const render = LOCALES[language][event.type] as (event: CombatEvent, names: Names) => string;
  return render(event, names);
}

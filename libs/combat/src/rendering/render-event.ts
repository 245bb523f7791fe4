import type { CombatEvent } from '../dto/index.js';
import { english } from './english.js';
import type { Locale, Names } from './locale.js';

/** One line for people about an event, or about an entry of the log. */
export function renderEvent(event: CombatEvent, names: Names, locale: Locale = english): string {
  // A table's entry takes the events of its own type only, which the compiler cannot follow through the look-up.
  const render = locale[event.type] as (event: CombatEvent, names: Names) => string;
  return render(event, names);
}

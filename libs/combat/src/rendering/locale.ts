import type { CombatEvent, CombatEventType } from '../dto/index.js';
import type { Names } from './names.js';

export type EventOf<Type extends CombatEventType> = Extract<CombatEvent, { type: Type }>;

/** A language: how each type of event reads, in one line. */
export type Locale = {
  readonly [Type in CombatEventType]: (event: EventOf<Type>, names: Names) => string;
};

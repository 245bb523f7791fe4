import type { ActorId, CombatEvent, CombatEventType } from '../dto/index.js';

/** The name of an actor, for people. */
export type Names = (cid: ActorId) => string;

/** One line for each type of event; a language is one such table. */
export type Locale = {
  readonly [Type in CombatEventType]: (event: Extract<CombatEvent, { type: Type }>, names: Names) => string;
};

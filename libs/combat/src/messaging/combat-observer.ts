import type { ScriptObserver } from '../repository/index.js';

/** Injects the {@link CombatObserver} of an app. */
export const COMBAT_OBSERVER = Symbol('COMBAT_OBSERVER');

/** How an attempt at a piece of work has ended; `unreadable` was nothing that its worker knows. */
export type WorkOutcome = 'done' | 'retried' | 'given_up' | 'unreadable';

/**
 * Hears what an app does with battles: its scripts and its jobs. It must be quick and never throw. The library itself
 * counts nothing; an app binds whatever counts.
 */
export interface CombatObserver extends ScriptObserver {
  /** A job has left with so many pieces of work. */
  jobSent(queue: string, pieces: number): void;
  /** A job could not be sent; the sweep makes up for it. */
  jobNotSent(queue: string): void;
  workEnded(queue: string, outcome: WorkOutcome): void;
  /** Runs everything about one piece of work, in surroundings that the app may choose by what the piece says. */
  surround(piece: unknown, work: () => Promise<void>): Promise<void>;
}

/** Counts nothing and adds nothing. */
export const SILENT_OBSERVER: CombatObserver = {
  scriptRan: () => undefined,
  jobSent: () => undefined,
  jobNotSent: () => undefined,
  workEnded: () => undefined,
  surround: (_piece, work) => work(),
};

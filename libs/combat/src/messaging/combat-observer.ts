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
}

/** Counts nothing. */
export const SILENT_OBSERVER: CombatObserver = {
  scriptRan: () => undefined,
  jobSent: () => undefined,
  jobNotSent: () => undefined,
  workEnded: () => undefined,
};

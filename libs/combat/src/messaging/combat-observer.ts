import type { SessionId, Traced, Traceparent } from '../dto/index.js';
import type { ScriptObserver } from '../repository/index.js';

/** Injects the {@link CombatObserver} of an app. */
export const COMBAT_OBSERVER = Symbol('COMBAT_OBSERVER');

/** How an attempt at a piece of work has ended; `unreadable` was nothing that its worker knows. */
export type WorkOutcome = 'done' | 'retried' | 'given_up' | 'unreadable';

/**
 * Hears what an app does with battles: its scripts and its jobs. It must be quick and never throw. The library itself
 * counts and traces nothing; an app binds whatever does.
 */
export interface CombatObserver extends ScriptObserver {
  /** A job has left with so many pieces of work. */
  jobSent(queue: string, pieces: number): void;
  /** A job could not be sent; the sweep makes up for it. */
  jobNotSent(queue: string): void;
  workEnded(queue: string, outcome: WorkOutcome): void;
  /** Where the trace of what is being done goes on; undefined if nobody traces. */
  traceparent(): Traceparent | undefined;
  /** Does the work on a piece, as a part of the trace that its job has brought along; what the work throws is thrown. */
  follow(
    queue: string,
    piece: Traced & { readonly sid?: SessionId },
    work: () => Promise<void>,
  ): Promise<void>;
}

/** Counts and traces nothing. */
export const SILENT_OBSERVER: CombatObserver = {
  scriptRan: () => undefined,
  jobSent: () => undefined,
  jobNotSent: () => undefined,
  workEnded: () => undefined,
  traceparent: () => undefined,
  follow: (_queue, _piece, work) => work(),
};

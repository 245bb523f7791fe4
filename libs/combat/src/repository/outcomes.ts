import type { SessionStatus } from '../dto/index.js';

/**
 * What became of a move. `duplicate`: the same move was registered before, nothing changed.
 * `isSignalOwed`: the caller must wake the Collector. `deadline`: when an exchange move stops waiting for its answer,
 * milliseconds since the epoch by the clock of Redis, and `waitsMs` how long that is from now; null where nothing waits.
 */
export interface Registered {
  readonly outcome: 'registered' | 'duplicate';
  readonly isSignalOwed: boolean;
  readonly deadline: number | null;
  readonly waitsMs: number | null;
}

/** What became of a bot's set of moves, each by itself: `registered`, `duplicate`, or the code of an error. */
export interface BatchRegistered {
  readonly outcomes: readonly string[];
  readonly isSignalOwed: boolean;
  /** The shortest time that one of the moves waits for its answer. */
  readonly waitsMs: number | null;
}

export interface Created {
  /** False if the same battle existed already. */
  readonly isNew: boolean;
  readonly isSignalOwed: boolean;
}

export interface Joined {
  /** False if the same newcomer had joined already. */
  readonly isNew: boolean;
  readonly isSignalOwed: boolean;
}

/** What a Collector pass has brought about, and whom it owes a job. */
export interface Transferred {
  readonly queued: number;
  readonly queueLength: number;
  readonly isExecutorOwed: boolean;
  readonly asks: readonly {
    readonly cid: string;
    readonly askId: number;
    readonly targets: readonly string[];
  }[];
}

/** `zombie`: the token did not hold the lock, and nothing at all was written. */
export type Committed =
  | { readonly outcome: 'zombie' }
  | {
      readonly outcome: 'committed';
      readonly queueLength: number;
      readonly status: SessionStatus;
      readonly isSignalOwed: boolean;
      /** By the clock of Redis, milliseconds since the epoch. */
      readonly committedAt: number;
    };

import type { SessionStatus } from '../../../dto/index.js';

/** What the model knows of a battle: everything that decides what an operation does, without times. */
export interface BattleState {
  status: SessionStatus;
  winner: string | null;
  step: number;
  revision: number;
  teams: Record<string, string[]>;
  kinds: Record<string, string>;
  dead: string[];
  targets: Record<string, string[]>;
  /** Actor → ids of its waiting moves, sorted. */
  waiting: Record<string, string[]>;
  /** `move:<actor id>:<move id>` → the intent registered under it, as JSON. */
  registered: Record<string, string>;
  /** Actor id → the newcomer's document, as JSON. */
  joined: Record<string, string>;
  /** Ids of actions. */
  queue: string[];
  /** Ids of actions, and `join:<actor id>`. */
  ledger: string[];
  /** Ids of actions that wait in dead letters. */
  deadLetters: string[];
  /** Ids of actions whose dead letters were dropped, sorted. */
  dropped: string[];
  /** Names of moves, sorted. */
  cancelled: string[];
  logLength: number;
  busy: string | null;
  isSignalled: boolean;
}

export const isDead = (state: BattleState, cid: string): boolean => state.dead.includes(cid);

export const queueOf = (state: BattleState, cid: string): string[] => (state.targets[cid] ??= []);

export const waitingOf = (state: BattleState, cid: string): string[] => (state.waiting[cid] ??= []);

/** A copy that shares nothing. Not by `structuredClone`: in Jest its objects are of another realm and equal to none here. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Takes a value out of a list; false if it is not in it. */
export function takeFrom(list: string[], value: string): boolean {
  const index = list.indexOf(value);
  if (index >= 0) list.splice(index, 1);
  return index >= 0;
}

/** Adds a value to a list that is kept sorted. */
export function insertSorted(list: string[], value: string): void {
  list.push(value);
  list.sort();
}

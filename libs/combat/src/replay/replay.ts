import type { ActorDocument, CombatEvent, LogEntry } from '../dto/index.js';
import {
  resolveAction,
  stateHash,
  type BattleState,
  type Resolution,
  type Rules,
} from '../pipeline/index.js';
import { firstDifference, type ValueDifference } from './first-difference.js';
import { compareFinalState } from './final-state.js';
import { requireRules, type BattleHistory } from './history.js';
import type { ActionEntry } from './ledger-entry.js';
import { admit, stateOf, withHands } from './recorded-state.js';
import { SetAside } from './set-aside.js';

/** One action of the ledger, resolved again. */
export interface ReplayedAction {
  /** Position in the ledger. */
  readonly index: number;
  readonly entry: ActionEntry;
  readonly before: BattleState;
  readonly resolution: Resolution;
}

/**
 * What did not come out as it was recorded. `path` says where: `hash`, `events.2.damage`, `present` (how many actors
 * there were), `error` (the action cannot be resolved) or, in the final state, such as `actors.a.state.hp`.
 */
export interface ReplayDifference extends ValueDifference {
  /** Position in the ledger; its length if only the final state differs. */
  readonly index: number;
  /** Null if only the final state differs. */
  readonly entry: ActionEntry | null;
  /** The actors that the action changed, as they came out of the replay. */
  readonly changed: readonly ActorDocument[];
}

export interface ReplayResult {
  /** The state at the end, or at the first difference. */
  readonly state: BattleState;
  /** Of that whole state; see `stateHash` of the pipeline. */
  readonly hash: string;
  /** Actions that came out as they were recorded. */
  readonly compared: number;
  readonly difference: ReplayDifference | null;
}

const hashOf = ({ step, actors }: BattleState): string =>
  stateHash(
    step,
    Object.values(actors).sort((one, other) => (one.meta.cid < other.meta.cid ? -1 : 1)),
  );

/**
 * Fights a battle again from its genesis and its ledger, and compares what comes of every action with what was
 * recorded, until something differs.
 * @param onAction told of each action before it is compared.
 * @throws CombatError `replay/other-rules` if the battle was fought under other rules than this build's.
 */
export function replay(
  history: BattleHistory,
  rules: Rules,
  onAction: (action: ReplayedAction) => void = () => undefined,
): ReplayResult {
  const { genesis, ledger, final } = history;
  requireRules(genesis.rulesVersion);
  const recorded = history.log === undefined ? null : eventsByAction(history.log);
  let state = stateOf(genesis.actors);
  let newcomers: readonly ActorDocument[] = [];
  let compared = 0;
  const setAside = new SetAside(rules.pack);
  for (const actor of genesis.actors) setAside.joined(actor);
  const end = (difference: ReplayDifference | null): ReplayResult => ({
    state,
    hash: hashOf(state),
    compared,
    difference,
  });

  for (const [index, entry] of ledger.entries()) {
    if (entry.type === 'join') {
      newcomers = [...newcomers, entry.actor];
      setAside.joined(entry.actor);
      continue;
    }
    ({ state, newcomers } = admit(state, newcomers, entry.present));
    const outcome = resolveEntry(state, entry, genesis.seed, rules);
    if ('error' in outcome) {
      return end({ index, entry, path: 'error', expected: undefined, found: outcome.error, changed: [] });
    }
    const { before, resolution } = outcome;
    setAside.resolved(entry, before, resolution);
    onAction({ index, entry, before, resolution });
    state = resolution.state;
    const events = recorded?.get(entry.action.actionId) ?? [];
    const difference = compareAction(before, entry, resolution, recorded === null ? null : events);
    if (difference !== null) return end({ index, entry, ...difference, changed: resolution.changed });
    compared += 1;
  }
  ({ state } = admit(state, newcomers, Infinity));
  if (final?.status === 'finished' && rules.edition.handsAtTheEnd === 'refunded') {
    state = setAside.refunded(state);
  }
  const difference = final === undefined ? null : compareFinalState(final, state, rules);
  return end(difference && { index: ledger.length, entry: null, ...difference, changed: [] });
}

/** The log's events of each action, without their numbers and times. */
function eventsByAction(log: readonly LogEntry[]): ReadonlyMap<string, CombatEvent[]> {
  const byAction = new Map<string, CombatEvent[]>();
  for (const { n: _n, at: _at, ...event } of log) {
    if (!('actionId' in event) || event.actionId === null) continue;
    const events = byAction.get(event.actionId);
    if (events === undefined) byAction.set(event.actionId, [event]);
    else events.push(event);
  }
  return byAction;
}

function resolveEntry(
  state: BattleState,
  entry: ActionEntry,
  seed: string,
  rules: Rules,
): Pick<ReplayedAction, 'before' | 'resolution'> | { readonly error: string } {
  try {
    const before = withHands(state, entry, rules.pack);
    return { before, resolution: resolveAction(before, entry.action, seed, rules) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The events tell more than a hash does, so they name the difference if they can. */
function compareAction(
  before: BattleState,
  entry: ActionEntry,
  { state, events, changed }: Resolution,
  recorded: readonly CombatEvent[] | null,
): ValueDifference | null {
  const present = Object.keys(before.actors).length;
  if (present !== entry.present) return { path: 'present', expected: entry.present, found: present };
  const difference = recorded === null ? null : firstDifference(recorded, events, 'events');
  if (difference !== null) return difference;
  const hash = stateHash(state.step, changed);
  return hash === entry.hash ? null : { path: 'hash', expected: entry.hash, found: hash };
}

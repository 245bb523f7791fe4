import { moveName, type ExchangeIntent, type ItemIntent } from '../../../dto/index.js';
import { insertSorted, isDead, queueOf, takeFrom, waitingOf, type BattleState } from './battle-state.js';
import type { Answer } from './operation.js';

const MAX_WAITING_INSTANTS = 5;

/** Raises the signal flag; true if it was down. */
export function raiseSignal(state: BattleState): boolean {
  const isOwed = !state.isSignalled;
  state.isSignalled = true;
  return isOwed;
}

const nameOf = (intent: Parameters<typeof moveName>[0]) => `move:${moveName(intent)}`;

function refusalOf(state: BattleState, intent: ExchangeIntent | ItemIntent): string | null {
  const known = state.registered[nameOf(intent)];
  if (known !== undefined) return known === JSON.stringify(intent) ? 'duplicate' : 'move/conflict';
  if (state.status !== 'active') return 'session/not-active';
  return isDead(state, intent.cid) ? 'actor/defeated' : null;
}

function accept(state: BattleState, intent: ExchangeIntent | ItemIntent): void {
  state.registered[nameOf(intent)] = JSON.stringify(intent);
  insertSorted(waitingOf(state, intent.cid), intent.moveId);
  state.revision += 1;
}

/** The outcome of one strike, and whether the Collector would find work. */
function registerStrike(state: BattleState, intent: ExchangeIntent): [string, boolean] {
  const refusal = refusalOf(state, intent);
  if (refusal !== null) return [refusal, false];
  const { cid, target } = intent;
  if (!takeFrom(queueOf(state, cid), target)) return ['target/not-available', false];
  accept(state, intent);
  return ['registered', state.kinds[target] === 'bot' || !queueOf(state, target).includes(cid)];
}

export function strike(state: BattleState, intent: ExchangeIntent): Answer {
  const [outcome, hasWork] = registerStrike(state, intent);
  return outcome === 'registered' ? [outcome, hasWork && raiseSignal(state)] : outcome;
}

export function batch(state: BattleState, intents: readonly ExchangeIntent[]): Answer {
  const results = intents.map((intent) => registerStrike(state, intent));
  const hasWork = results.some(([, found]) => found);
  return [results.map(([outcome]) => outcome), hasWork && raiseSignal(state)];
}

export function use(state: BattleState, intent: ItemIntent): Answer {
  const refusal = refusalOf(state, intent);
  if (refusal !== null) return refusal;
  const { cid } = intent;
  const items = waitingOf(state, cid).filter((moveId) =>
    state.registered[nameOf({ cid, moveId })]?.includes('"item"'),
  );
  if (items.length >= MAX_WAITING_INSTANTS) return 'move/too-many';
  accept(state, intent);
  return ['registered', raiseSignal(state)];
}

import {
  moveName,
  movesOf,
  type BattleChanges,
  type BattleContext,
  type Cancellation,
  type CollectorPlan,
  type CollectorSnapshot,
  type CombatAction,
  type CombatEvent,
  type DeadLetter,
  type ExchangeMove,
  type LedgerEntry,
} from '../../../dto/index.js';
import { changesOf, exchangeAction, planOf } from '../intents.js';

/** What a Collector makes of a snapshot, however old: the dead cancelled, pairs matched, one strike forced if asked. */
export function planFrom({ meta, moves }: CollectorSnapshot, isForcing: boolean): CollectorPlan {
  const isDead = (cid: string) => meta.dead.includes(cid);
  const documents = Object.values(moves);
  const strikes = documents.flatMap(({ exchange }) => Object.values(exchange)).sort((a, b) => a.seq - b.seq);
  const items = documents.flatMap(({ item }) => Object.values(item));
  const cancellations: Cancellation[] = [
    ...strikes.filter(({ cid, target }) => isDead(cid) || isDead(target)),
    ...items.filter(({ cid }) => isDead(cid)),
  ].map(({ cid, strategy, moveId }) => ({ cid, strategy, moveId, reason: 'actor_defeated' }));
  const actions: CombatAction[] = items
    .filter(({ cid }) => !isDead(cid))
    .map((move) => ({
      actionId: `x-${moveName(move)}`,
      type: 'item',
      move: { ...move, targets: [move.cid] },
    }));
  const unpaired: ExchangeMove[] = [];
  for (const move of strikes.filter(({ cid, target }) => !isDead(cid) && !isDead(target))) {
    const index = unpaired.findIndex(({ cid, target }) => cid === move.target && target === move.cid);
    const [partner] = index < 0 ? [] : unpaired.splice(index, 1);
    if (partner === undefined) unpaired.push(move);
    else actions.push(exchangeAction(partner, move));
  }
  const [oldest] = unpaired;
  if (isForcing && oldest !== undefined) actions.push(exchangeAction(oldest, null));
  return planOf({ actions, cancellations });
}

/** What becomes of an action: done, done with deaths, or an error. */
export const FATES = ['done', 'done', 'done', 'fails', 'kills the target', 'kills both'] as const;
export type Fate = (typeof FATES)[number];

/** What an Executor makes of a context: every action has its fate; those of the dead are cancelled. */
export function changesFrom(
  { meta, queue }: BattleContext,
  fateOf: (position: number) => Fate,
): BattleChanges {
  const dead = new Set(meta.dead);
  const returns: [string, string][] = [];
  const events: CombatEvent[] = [];
  const ledger: LedgerEntry[] = [];
  const deadLetters: DeadLetter[] = [];
  const defeated: string[] = [];
  let steps = 0;
  for (const [position, entry] of queue.entries()) {
    const action = JSON.parse(entry) as CombatAction;
    const { actionId } = action;
    for (const move of movesOf(action)) {
      if (move.strategy === 'exchange') returns.push([move.cid, move.target]);
    }
    if (
      movesOf(action).some(
        (move) => dead.has(move.cid) || (move.strategy === 'exchange' && dead.has(move.target)),
      )
    ) {
      for (const { cid, moveId, strategy } of movesOf(action)) {
        events.push({ type: 'move_cancelled', cid, moveId, strategy, reason: 'target_defeated', actionId });
      }
    } else if (fateOf(position) === 'fails') {
      const error = { name: 'Error', message: 'simulated' };
      deadLetters.push({ sid: meta.sid, actionId, entry, error });
    } else {
      ledger.push({ type: 'action', action, hands: {}, hash: '', present: 0 });
      if (action.type !== 'exchange') continue;
      const { cid, target } = action.move;
      steps += 1;
      events.push({
        type: 'exchange',
        actionId,
        step: meta.step + steps,
        cid,
        target,
        isForced: action.isForced,
      });
      const victims = { done: [], fails: [], 'kills the target': [target], 'kills both': [cid, target] }[
        fateOf(position)
      ];
      for (const victim of victims) dead.add(victim);
      defeated.push(...victims);
    }
  }
  return changesOf({ taken: queue.length, steps, defeated, returns, events, ledger, deadLetters });
}

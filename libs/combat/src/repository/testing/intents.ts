import { randomUUID } from 'node:crypto';
import {
  moveName,
  movesOf,
  type BattleChanges,
  type CollectorPlan,
  type CombatAction,
  type ExchangeAction,
  type ExchangeIntent,
  type ExchangeMove,
  type InstantAction,
  type InstantIntent,
  type InstantMove,
  type ItemIntent,
} from '../../dto/index.js';

export const strike = (cid: string, target: string, more: Partial<ExchangeIntent> = {}): ExchangeIntent => ({
  moveId: randomUUID(),
  cid,
  strategy: 'exchange',
  target,
  ...more,
});

export const useOfItem = (cid: string, more: Partial<ItemIntent> = {}): ItemIntent => ({
  moveId: randomUUID(),
  cid,
  strategy: 'item',
  itemId: 'potion',
  targets: 'self',
  ...more,
});

export const useOfAbility = (cid: string, more: Partial<InstantIntent> = {}): InstantIntent => ({
  moveId: randomUUID(),
  cid,
  strategy: 'instant',
  abilityId: 'fireball',
  targets: 'all_enemies',
  ...more,
});

export const exchangeAction = (move: ExchangeMove, partnerMove: ExchangeMove | null): ExchangeAction => ({
  actionId: partnerMove === null ? `x-${moveName(move)}` : `x-${moveName(move)}-${moveName(partnerMove)}`,
  type: 'exchange',
  move,
  partnerMove,
  isForced: partnerMove === null,
});

export const instantAction = (move: InstantMove, targets: readonly string[]): InstantAction => ({
  actionId: `x-${moveName(move)}`,
  type: 'instant',
  move: { ...move, targets },
});

/** A plan that wants nothing but what is given. */
export const planOf = (part: Partial<CollectorPlan>): CollectorPlan => ({
  actions: [],
  cancellations: [],
  asks: [],
  finish: null,
  nextDeadline: null,
  isPartial: false,
  ...part,
});

/** Changes that change nothing but what is given. */
export const changesOf = (part: Partial<BattleChanges>): BattleChanges => ({
  taken: 0,
  steps: 0,
  actors: [],
  handAdditions: [],
  defeated: [],
  returns: [],
  fronts: [],
  events: [],
  ledger: [],
  deadLetters: [],
  ...part,
});

/** What an Executor commits for whole exchanges without any casualty: both sides get each other back. */
export function exchangesExecuted(
  actions: readonly CombatAction[],
  part: Partial<BattleChanges> = {},
): BattleChanges {
  return changesOf({
    taken: actions.length,
    steps: actions.filter(({ type }) => type === 'exchange').length,
    returns: actions.flatMap((action) =>
      movesOf(action).flatMap((move): [string, string][] =>
        move.strategy === 'exchange' ? [[move.cid, move.target]] : [],
      ),
    ),
    ledger: actions.map((action) => ({ type: 'action', action, hands: {}, hash: '', present: 0 })),
    ...part,
  });
}

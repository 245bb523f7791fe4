import type { ActorId, CombatAction, LedgerEntry } from '../dto/index.js';
import { stateHash, type BattleState, type Resolution } from '../pipeline/index.js';

export type ActionEntry = Extract<LedgerEntry, { type: 'action' }>;

/** What the ledger keeps of an action and what came of it. */
export function ledgerEntryOf(
  before: BattleState,
  action: CombatAction,
  { state, changed }: Pick<Resolution, 'state' | 'changed'>,
): ActionEntry {
  return {
    type: 'action',
    action,
    hands: handsBefore(before, action),
    hash: stateHash(state.step, changed),
    present: Object.keys(before.actors).length,
  };
}

/**
 * Those whose hands an action can read or fill: the two fighters, of whom one may have declared nothing, or the user of
 * an item or an ability.
 */
export function handsRead({ type, move }: CombatAction): readonly ActorId[] {
  return type === 'exchange' ? [move.cid, move.target] : [move.cid];
}

function handsBefore({ actors }: BattleState, action: CombatAction): ActionEntry['hands'] {
  const held = handsRead(action).map((cid): [ActorId, string[]] => [
    cid,
    Object.hasOwn(actors, cid) ? Object.keys(actors[cid]?.hand ?? {}) : [],
  ]);
  return Object.fromEntries(held.filter(([, feints]) => feints.length > 0));
}

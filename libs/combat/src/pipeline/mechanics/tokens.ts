import { TOKENS } from '../../dto/index.js';
import type { ActorId, ActorState, Token } from '../../dto/index.js';
import type { TokenAmounts } from '../../content/types.js';
import type { Draft } from '../draft.js';

export function canPay({ tokens }: ActorState, price: TokenAmounts): boolean {
  return Object.entries(price).every(([token, amount]) => tokens[token as Token] >= amount);
}

/** Takes tokens that the actor is known to have. */
export function spendTokens(draft: Draft, cid: ActorId, price: TokenAmounts): void {
  const entries = Object.entries(price);
  if (entries.length === 0) return;
  const tokens = { ...draft.actor(cid).state.tokens };
  for (const [token, amount] of entries) tokens[token as Token] -= amount;
  draft.patchState(cid, { tokens });
}

/** Hands out what was gained during the action, to those who are still standing. */
export function settleTokens(draft: Draft): void {
  for (const cid of [...draft.gains.keys()].sort()) {
    if (!draft.isStanding(cid)) continue;
    const gained = draft.gains.get(cid) ?? {};
    const tokens = { ...draft.actor(cid).state.tokens };
    for (const token of TOKENS) tokens[token] += gained[token] ?? 0;
    draft.patchState(cid, { tokens });
    draft.emit({ type: 'tokens_gained', actionId: draft.actionId, cid, tokens: gained });
  }
}

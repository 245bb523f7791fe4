import type { Draft } from '../draft.js';

/** Hands out what was gained during the action, to those who are still standing. */
export function settleTokens(draft: Draft): void {
  for (const cid of draft.touched()) {
    const tokens = draft.actor(cid).settleGains();
    if (tokens !== null) draft.emit({ type: 'tokens_gained', actionId: draft.actionId, cid, tokens });
  }
}

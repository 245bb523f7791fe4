import type { StrikeOutcome, Token, XpEvent } from '../../dto/index.js';
import type { Strike } from '../calculator/strike.js';
import type { Draft } from '../draft.js';
import type { Side } from '../rules/rule-table.js';

interface Reward {
  readonly side: Side;
  readonly token: Token;
  readonly xp: XpEvent | null;
}

/** Who gains what by the way in which a strike ends. */
const REWARDS: Readonly<Record<StrikeOutcome, Reward>> = {
  miss: { side: 'defender', token: 'tempo', xp: null },
  dodge: { side: 'defender', token: 'dodge', xp: 'dodge' },
  parry: { side: 'defender', token: 'parry', xp: 'parry' },
  block: { side: 'defender', token: 'block', xp: 'block' },
  hit: { side: 'striker', token: 'hit', xp: 'hit' },
};
const CRITICAL_HIT: Reward = { side: 'striker', token: 'crit', xp: 'crit' };

/** The blind do not see what their hits are worth. */
function earn(draft: Draft, strike: Readonly<Strike>, side: Side, token: Token, amount: number): void {
  const { cid, profile } = strike.order[side];
  if (token === 'hit' && profile.conditions.has('blinded')) return;
  draft.actor(cid).gainOne(token, amount);
}

/** Tokens and XP of one strike for both of its sides. */
export function rewardStrike(draft: Draft, strike: Readonly<Strike>): void {
  const { kind, striker, feintId } = strike.order;
  const isCriticalHit = strike.outcome === 'hit' && strike.isCritical;
  const { side, token, xp } = isCriticalHit ? CRITICAL_HIT : REWARDS[strike.outcome];
  earn(draft, strike, side, token, 1);
  if (xp !== null) draft.actor(strike.order[side].cid).count(xp);
  if (kind === 'counter') {
    earn(draft, strike, 'striker', 'riposte', 1);
    draft.actor(striker.cid).count('counter');
  }
  if (feintId !== null) draft.actor(striker.cid).count('feint');
  for (const gain of strike.tokens) {
    for (const [each, amount] of Object.entries(gain.tokens)) {
      earn(draft, strike, gain.side, each as Token, amount);
    }
  }
}

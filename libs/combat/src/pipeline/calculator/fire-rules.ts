import type { TriggerEvent } from '../../content/vocabulary.js';
import { multiply, SCALE } from '../../content/numbers/fixed-point.js';
import { happens, rollFor } from '../rng/chance.js';
import type { BoundOutcome, BoundRule, RuleTable, Side } from '../rules/rule-table.js';
import { questionName } from './strike.js';
import type { Strike } from './strike.js';

const OPPOSITE: Readonly<Record<Side, Side>> = { striker: 'defender', defender: 'striker' };

function applyOutcome(strike: Strike, bearer: Side, outcome: BoundOutcome): void {
  switch (outcome.type) {
    case 'flag':
      strike.flags |= outcome.flags;
      break;
    case 'multiply':
      strike.factors[outcome.factor] = multiply(strike.factors[outcome.factor], outcome.by);
      break;
    case 'effect': {
      const side = outcome.on === 'bearer' ? bearer : OPPOSITE[bearer];
      strike.effects.push({
        effectId: outcome.effectId,
        source: strike.order[bearer].cid,
        bearer: strike.order[side].cid,
        power: outcome.power,
        needsHit: bearer === 'striker' && side === 'defender',
      });
      break;
    }
    case 'tokens':
      strike.tokens.push({
        side: outcome.to === 'bearer' ? bearer : OPPOSITE[bearer],
        tokens: outcome.tokens,
      });
      break;
    case 'follow_up':
      strike.followUps.push(outcome);
  }
}

/** Fires one rule if its chance comes up. */
export function fireRule(strike: Strike, rule: BoundRule): void {
  const { side, event, origin, purpose, chance, outcomes, written } = rule;
  const roll = rollFor(strike.rolls, purpose, chance);
  const fired = happens(roll, chance);
  strike.tracer?.({
    type: 'rule',
    purpose: questionName(strike, purpose.name),
    event,
    side,
    origin,
    chance: chance / SCALE,
    roll: roll === null ? null : roll / SCALE,
    fired,
    outcomes: written,
  });
  if (!fired) return;
  for (const outcome of outcomes) applyOutcome(strike, side, outcome);
}

function fireTable(strike: Strike, table: RuleTable, event: TriggerEvent): void {
  const rules = table?.[event];
  if (rules === undefined) return;
  for (const rule of rules) fireRule(strike, rule);
}

/** Fires the rules of both sides for this moment of the strike: the striker's first, of each side what lasts first. */
export function fireRules(strike: Strike, event: TriggerEvent): void {
  const { striker, defender } = strike.order;
  fireTable(strike, striker.lasting, event);
  fireTable(strike, striker.passing, event);
  fireTable(strike, defender.lasting, event);
  fireTable(strike, defender.passing, event);
}

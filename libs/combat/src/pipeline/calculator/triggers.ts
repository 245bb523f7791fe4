import type { TriggerOutcome } from '../../content/types.js';
import type { TriggerEvent } from '../../content/vocabulary.js';
import { happens } from '../rng/rolls.js';
import type { Rolls } from '../rng/rolls.js';
import { multiply, toFixedPoint } from '../../content/numbers/fixed-point.js';
import type { Strike } from './strike.js';

type Side = 'striker' | 'defender';

/** Applies outcomes of a rule that the given side bears. */
export function applyOutcomes(strike: Strike, bearer: Side, outcomes: readonly TriggerOutcome[]): void {
  const sideOf = (on: 'bearer' | 'opponent'): Side =>
    (on === 'bearer') === (bearer === 'striker') ? 'striker' : 'defender';
  for (const outcome of outcomes) {
    if ('flag' in outcome) strike.flags.add(outcome.flag);
    else if ('multiply' in outcome) {
      strike.factors[outcome.multiply] = multiply(strike.factors[outcome.multiply], toFixedPoint(outcome.by));
    } else if ('effect' in outcome) {
      const side = sideOf(outcome.on);
      strike.effects.push({
        effectId: outcome.effect,
        source: strike.order[bearer].cid,
        bearer: strike.order[side].cid,
        power: outcome.power ?? 1,
        needsHit: bearer === 'striker' && side === 'defender',
      });
    } else if ('tokens' in outcome) {
      strike.tokens.push({ cid: strike.order[sideOf(outcome.to)].cid, tokens: outcome.tokens });
    } else strike.followUps.add(outcome.followUp);
  }
}

/** Fires the rules of both sides for this moment of the strike, the striker's first. */
export function fireTriggers(strike: Strike, event: TriggerEvent, rolls: Rolls): void {
  for (const side of ['striker', 'defender'] as const) {
    const { profile, rules } = strike.order[side];
    for (const { origin, rule } of [...profile.rules, ...rules]) {
      if (rule.on !== event || rule.as !== side) continue;
      if (happens(rolls, `${strike.key}/trigger/${side}/${origin}`, toFixedPoint(rule.chance))) {
        applyOutcomes(strike, side, rule.then);
      }
    }
  }
}

import { toFixedPoint } from '../../content/numbers/fixed-point.js';
import type { TokenAmounts, TriggerOutcome, TriggerRule } from '../../content/types.js';
import type { FollowUp, StrikeFactor, TriggerEvent } from '../../content/vocabulary.js';
import { purposeOf } from '../rng/purpose.js';
import type { Purpose } from '../rng/purpose.js';
import { flagSet } from './flags.js';
import type { FlagSet } from './flags.js';

/** A side of a strike. */
export type Side = 'striker' | 'defender';
/** A side of a strike as the bearer of a rule sees it. */
type RelativeSide = 'bearer' | 'opponent';

/** An outcome as the calculator reads it: flags as bits, factors fixed-point, nothing left out. */
export type BoundOutcome =
  | { readonly type: 'flag'; readonly flags: FlagSet }
  | { readonly type: 'multiply'; readonly factor: StrikeFactor; readonly by: number }
  | { readonly type: 'effect'; readonly effectId: string; readonly on: RelativeSide; readonly power: number }
  | { readonly type: 'tokens'; readonly tokens: TokenAmounts; readonly to: RelativeSide }
  | {
      readonly type: 'follow_up';
      readonly kind: FollowUp;
      /** Fixed-point factor. */
      readonly damage: number;
      /** How many others a sweep reaches at most. */
      readonly targets: number;
    };

/** A rule and what carries it; `origin` keeps the rolls of different rules apart. */
export interface BoundRule {
  readonly origin: string;
  readonly purpose: Purpose;
  readonly side: Side;
  readonly event: TriggerEvent;
  /** Fixed-point. */
  readonly chance: number;
  readonly outcomes: readonly BoundOutcome[];
  /** The outcomes as they stand in the content. */
  readonly written: readonly TriggerOutcome[];
}

/** The rules that one side bears in a strike, by their event; null where there is none at all. */
export type RuleTable = Readonly<Partial<Record<TriggerEvent, readonly BoundRule[]>>> | null;

function bindOutcome(outcome: TriggerOutcome): BoundOutcome {
  if ('flag' in outcome) return { type: 'flag', flags: flagSet([outcome.flag]) };
  if ('multiply' in outcome) {
    return { type: 'multiply', factor: outcome.multiply, by: toFixedPoint(outcome.by) };
  }
  if ('effect' in outcome) {
    return { type: 'effect', effectId: outcome.effect, on: outcome.on, power: outcome.power ?? 1 };
  }
  if ('tokens' in outcome) return { type: 'tokens', tokens: outcome.tokens, to: outcome.to };
  return {
    type: 'follow_up',
    kind: outcome.followUp,
    damage: toFixedPoint(outcome.damage ?? 1),
    targets: outcome.followUp === 'sweep' ? outcome.targets : 1,
  };
}

export function bindRule(origin: string, { on, as, chance, then }: TriggerRule): BoundRule {
  return {
    origin,
    purpose: purposeOf(`trigger/${as}/${origin}`),
    side: as,
    event: on,
    chance: toFixedPoint(chance),
    outcomes: then.map(bindOutcome),
    written: then,
  };
}

export function bindRules(origin: string, rules: readonly TriggerRule[] = []): readonly BoundRule[] {
  return rules.map((rule, index) => bindRule(`${origin}.${String(index)}`, rule));
}

/** The rules among these that this side bears, by their event and in their order. */
export function ruleTable(rules: readonly BoundRule[], side: Side): RuleTable {
  const table: Partial<Record<TriggerEvent, BoundRule[]>> = {};
  let isEmpty = true;
  for (const rule of rules) {
    if (rule.side !== side) continue;
    isEmpty = false;
    (table[rule.event] ??= []).push(rule);
  }
  return isEmpty ? null : table;
}

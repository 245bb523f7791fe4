import { type CollectorPlan, movesOf } from '@melee/combat/dto';
import type { Span } from '@melee/platform';

/** Tells the span of a pass what was planned, and for whom: a pass serves the moves of many requests. */
export function tracePlan(span: Span, { actions, cancellations, asks }: CollectorPlan): void {
  span.set({
    'melee.plan.actions': actions.length,
    'melee.plan.cancellations': cancellations.length,
    'melee.plan.asks': asks.length,
  });
  for (const { traceparent } of actions.flatMap(movesOf)) span.link(traceparent);
}

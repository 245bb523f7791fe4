import { type CombatAction, movesOf } from '@melee/combat/dto';
import type { Span, Tracer } from '@melee/platform';

interface CommittedAction {
  readonly action: CombatAction;
  readonly kind: string;
  /** When it could be executed at the earliest, and when it was committed; milliseconds by the clock of Redis. */
  readonly from: number;
  readonly committedAt: number;
}

/**
 * Makes an action a part of the trace in which its last move was declared: a batch belongs to the trace that has called
 * for it, and executes what others have declared too. The two know each other by links.
 */
export function traceAction(
  tracer: Tracer,
  batch: Span,
  { action, kind, from, committedAt }: CommittedAction,
): void {
  const moves = [...movesOf(action)].sort((a, b) => b.seq - a.seq);
  for (const { traceparent } of moves) batch.link(traceparent);
  const [completing, ...earlier] = moves;
  if (completing?.traceparent === undefined) return;
  const { cid, traceparent } = completing;
  const span = tracer.begin({
    name: kind,
    parent: traceparent,
    startedAt: from,
    attributes: { 'melee.action.id': action.actionId, 'melee.actor.id': cid },
  });
  span.link(batch.traceparent);
  for (const move of earlier) span.link(move.traceparent);
  span.end({ endedAt: Math.max(from, committedAt) });
}

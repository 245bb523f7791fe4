import type { CombatAction } from '@melee/combat/dto';
import type { ActionKind, ExecutorMetrics, Tracer } from '@melee/platform';
import { traceAction } from './trace-action.js';

interface Done {
  readonly action: CombatAction;
  readonly kind: ActionKind;
  /** When the action could be executed at the earliest, milliseconds since the epoch by the clock of Redis. */
  readonly dueAt: number;
}

/** Remembers what one batch has done, to be counted and traced if it is committed. */
export class BatchTally {
  private readonly done: Done[] = [];
  private deadLetters = 0;

  /** @param action null for one that goes to the dead letters. */
  add(action: CombatAction | null): void {
    if (action === null) this.deadLetters += 1;
    else this.done.push({ action, kind: kindOf(action), dueAt: dueAt(action) });
  }

  /** @param committedAt by the clock of Redis, milliseconds since the epoch. */
  count(metrics: Pick<ExecutorMetrics, 'committed' | 'actionCommitted'>, committedAt: number): void {
    metrics.committed(this.done.length + this.deadLetters, this.deadLetters);
    for (const { kind, dueAt: from } of this.done) metrics.actionCommitted(kind, (committedAt - from) / 1000);
  }

  /** @param committedAt as above. */
  trace(tracer: Tracer, committedAt: number): void {
    const batch = tracer.current;
    batch.set({ 'melee.batch.actions': this.done.length, 'melee.batch.dead_letters': this.deadLetters });
    for (const { action, kind, dueAt: from } of this.done)
      traceAction(tracer, batch, { action, kind, from, committedAt });
  }
}

function kindOf(action: CombatAction): ActionKind {
  return action.type === 'exchange' && action.isForced ? 'forced' : action.type;
}

/** A strike waits for its answer, or for its deadline: that wait is the players', not ours. */
function dueAt(action: CombatAction): number {
  if (action.type !== 'exchange') return action.move.registeredAt;
  if (action.partnerMove !== null) {
    return Math.max(action.move.registeredAt, action.partnerMove.registeredAt);
  }
  return action.isForced ? action.move.deadline : action.move.registeredAt;
}

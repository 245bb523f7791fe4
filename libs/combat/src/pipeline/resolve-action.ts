import type { CombatAction } from '../dto/index.js';
import { Draft } from './draft.js';
import { resolveExchange } from './resolve-exchange.js';
import { resolveUse } from './resolve-use.js';
import { rollsOf } from './rng/rolls.js';
import type { ActionRolls } from './rng/rolls.js';
import type { TraceEntry, Tracer } from './trace.js';
import type { BattleState, Resolution, Rules } from './types.js';

/** {@link resolveAction} with rolls from elsewhere, and for a tracer if there is one. */
export function resolveWith(
  state: BattleState,
  action: CombatAction,
  rolls: ActionRolls,
  rules: Rules,
  tracer: Tracer | null = null,
): Resolution {
  const draft = new Draft(state, action.actionId, rolls, rules, tracer);
  return action.type === 'exchange' ? resolveExchange(draft, action) : resolveUse(draft, action);
}

/**
 * What comes of an action. Pure: the same arguments give the same resolution on every machine, and nothing is mutated.
 * `seed` is the session's.
 *
 * @throws CombatError `content/unknown-id` if the action or an actor names what the pack has not, `storage/corrupt` if
 * the action contradicts itself. Nothing has happened then.
 */
export function resolveAction(
  state: BattleState,
  action: CombatAction,
  seed: string,
  rules: Rules,
): Resolution {
  return resolveWith(state, action, rollsOf(seed, action.actionId), rules);
}

/** {@link resolveAction}, and what settled each of its questions, in the order in which they came up. */
export function traceAction(
  state: BattleState,
  action: CombatAction,
  seed: string,
  rules: Rules,
): { readonly resolution: Resolution; readonly trace: readonly TraceEntry[] } {
  const trace: TraceEntry[] = [];
  const resolution = resolveWith(state, action, rollsOf(seed, action.actionId), rules, (entry) =>
    trace.push(entry),
  );
  return { resolution, trace };
}

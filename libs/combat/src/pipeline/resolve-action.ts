import type { CombatAction } from '../dto/index.js';
import { Draft } from './draft.js';
import { resolveExchange } from './resolve-exchange.js';
import { resolveUse } from './resolve-use.js';
import { rollsOf } from './rng/rolls.js';
import type { Rolls } from './rng/rolls.js';
import type { BattleState, Resolution, Rules } from './types.js';

/** {@link resolveAction} with rolls from elsewhere. */
export function resolveWith(
  state: BattleState,
  action: CombatAction,
  rolls: Rolls,
  rules: Rules,
): Resolution {
  const draft = new Draft(state, action, rolls, rules);
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

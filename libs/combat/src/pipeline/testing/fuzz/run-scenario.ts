import { resolveAction } from '../../resolve-action.js';
import type { BattleState, Rules } from '../../types.js';
import { declare } from './declare.js';
import { faultsOf } from './faults-of.js';
import { makeFighter } from './make-fighter.js';
import type { Scenario } from './scenario.js';

function startOf({ fighters }: Scenario, { pack }: Rules): BattleState {
  const made = fighters.map((wish, index) =>
    makeFighter(pack, wish, `${index % 2 === 0 ? 'a' : 'b'}${index}`, index % 2 === 0 ? 'red' : 'blue'),
  );
  return { step: 0, actors: Object.fromEntries(made.map((actor) => [actor.meta.cid, actor])) };
}

/**
 * Plays a scenario. After every action the invariants must hold, the state before must be what it was, and the action
 * must come out the same when it is resolved again from what was written down, as in a replay somewhere else.
 */
export function runScenario(scenario: Scenario, rules: Rules): void {
  const { seed, steps } = scenario;
  let state = startOf(scenario, rules);
  for (const [index, step] of steps.entries()) {
    const declared = declare(state, step, `x${index}`, rules.pack);
    if (declared === null) continue;
    const written = JSON.stringify(declared);
    const resolution = resolveAction(declared.state, declared.action, seed, rules);
    const faults = [...faultsOf(declared.state, resolution, rules)];
    if (JSON.stringify(declared) !== written) faults.push('the state before or the action has changed');
    const read = JSON.parse(written) as typeof declared;
    const again = resolveAction(read.state, read.action, seed, rules);
    if (JSON.stringify(again) !== JSON.stringify(resolution)) faults.push('another outcome of the same');
    if (faults.length > 0) throw new Error(`Step ${index}: ${faults.join('; ')}.`);
    state = resolution.state;
  }
}

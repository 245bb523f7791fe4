import { dumpSession } from '../raw-state.js';
import type { TestBattle } from '../test-battle.js';
import { applyToRedis, type Replica } from './apply-to-redis.js';
import { Callers } from './callers.js';
import { decide } from './decide.js';
import { expectInvariants } from './invariants.js';
import { expectSomeOrder } from './linearize.js';
import { observeBattle } from './observed-battle.js';
import type { Scenario } from './step.js';

/** Plays a scenario on Redis and on the model, and compares them and asserts the invariants after every step. */
export async function runScenario(
  scenario: Scenario,
  battle: TestBattle,
  replicas: readonly Replica[],
): Promise<void> {
  const { sid, redis } = battle;
  const callers = new Callers();
  let before = await observeBattle(redis, sid);
  for (const group of scenario) {
    const current = before;
    const operations = group.flatMap((step) => decide(callers, step, current) ?? []);
    if (operations.length === 0) continue;
    const dump = operations.some(({ type }) => type !== 'commit') ? null : await dumpSession(redis, sid);
    const done = await Promise.all(
      operations.map(async (operation, i) => {
        const replica = replicas[i % replicas.length];
        if (replica === undefined) throw new Error('There is no replica.');
        const observed = await applyToRedis(replica, sid, operation);
        callers.learn(operation, observed);
        return { operation, answer: observed.answer };
      }),
    );
    if (dump !== null && done.every(({ answer }) => answer === 'zombie')) {
      expect(await dumpSession(redis, sid)).toEqual(dump);
    }
    const after = await observeBattle(redis, sid);
    expectSomeOrder(before.state, done, after.state);
    expectInvariants(after, callers);
    before = after;
  }
}

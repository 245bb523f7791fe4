import fc from 'fast-check';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import type { Replica } from './testing/model/apply-to-redis.js';
import { FAILING_SEEDS } from './testing/model/failing-seeds.js';
import { runScenario } from './testing/model/run-scenario.js';
import { scenario, type Scenario } from './testing/model/step.js';

const REPLICAS = 3;
const SCENARIOS = 100;
const TIME_LIMIT_MS = 60_000;
const SIDES = { red: ['1', '01'], blue: ['10', '1e1'] };

jest.setTimeout(TIME_LIMIT_MS);

describe.each(availableEncodings)('random interleavings, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const replicas: Replica[] = [];

  beforeAll(async () => {
    for (let i = 0; i < REPLICAS; i++) {
      const redis = field.connect();
      replicas.push({ redis, manager: await field.openManager(redis) });
    }
  });

  const run = async (steps: Scenario) =>
    runScenario(steps, await field.startBattle(SIDES, { bots: ['1e1'] }), replicas);

  it('do what the model does, and keep every move and every target in exactly one place', async () => {
    await fc.assert(fc.asyncProperty(scenario, run), {
      numRuns: SCENARIOS,
      // Before Jest gives up: so that the seed is printed even if the search for a small scenario takes long.
      interruptAfterTimeLimit: TIME_LIMIT_MS - 10_000,
      markInterruptAsFailure: true,
    });
  });

  for (const { name, seed, path, steps } of FAILING_SEEDS) {
    it(`once failed: ${name} (seed ${seed}, path ${path})`, () => run(steps));
  }
});

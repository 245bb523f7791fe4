import fc from 'fast-check';
import { defaultRules } from './testing/default-scene.js';
import { rules } from './testing/fixtures.js';
import { FAILING_SEEDS } from './testing/fuzz/failing-seeds.js';
import { runScenario } from './testing/fuzz/run-scenario.js';
import { anyScenario } from './testing/fuzz/scenario.js';

const RULES = { 'the pack of the tests': rules, 'the default pack': defaultRules };
const SCENARIOS = 300;
/** On a machine that is busy with other things fewer scenarios are played, and the search for the smallest one ends. */
const TIME_LIMIT_MS = 30_000;

// Another seed in each run; it stands in the name of the test, and with the path to the smallest scenario in a failure.
const seed = Math.floor(Math.random() * 2 ** 31);

describe.each(Object.entries(RULES))('any battle with %s', (_name, withRules) => {
  it(`keeps the invariants after every action, and comes out the same again (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => runScenario(scenario, withRules)),
      { seed, numRuns: SCENARIOS, interruptAfterTimeLimit: TIME_LIMIT_MS },
    );
  });
});

describe('a battle that once failed', () => {
  for (const { name, seed: found, pack, scenario } of FAILING_SEEDS) {
    it(`keeps the invariants now: ${name} (seed ${found})`, () => {
      runScenario(scenario, RULES[pack]);
    });
  }
});

import fc from 'fast-check';
import { createActor } from '../content/create-actor.js';
import { defaultPack } from '../content/default-pack.js';
import { resolveAction } from './resolve-action.js';
import { defaultRules } from './testing/default-scene.js';
import { declare } from './testing/fuzz/declare.js';
import { faultsOf } from './testing/fuzz/faults-of.js';
import { anyStep } from './testing/fuzz/scenario.js';
import type { BattleState } from './types.js';

const TEMPLATES = Object.keys(defaultPack.templates);
/** Chaos ends any duel far sooner. */
const MOST_STEPS = 3000;

// Another seed in each run; it stands in the names of the tests.
const seed = Math.floor(Math.random() * 2 ** 31);
const steps = fc.sample(anyStep(['exchange', 'forced', 'ability', 'item', 'manoeuvre']), {
  seed,
  numRuns: MOST_STEPS,
});

function duel(one: string, other: string): BattleState {
  const make = (cid: string, team: string, template: string) =>
    createActor(defaultPack, { cid, team, kind: 'bot', template });
  return { step: 0, actors: { a: make('a', 'red', one), b: make('b', 'blue', other) } };
}

const isOver = ({ actors }: BattleState): boolean =>
  Object.values(actors).some(({ state }) => state.defeat !== null);

/** Random actions until somebody has fallen; each with what was wrong with what came of it. */
function playDuel(start: BattleState): { readonly end: BattleState; readonly faults: readonly string[] } {
  const faults: string[] = [];
  let state = start;
  for (const [index, step] of steps.entries()) {
    if (isOver(state)) break;
    const declared = declare(state, step, `x${index}`, defaultPack);
    if (declared === null) continue;
    const resolution = resolveAction(declared.state, declared.action, String(seed), defaultRules);
    faults.push(...faultsOf(declared.state, resolution, defaultRules).map((fault) => `x${index}: ${fault}`));
    state = resolution.state;
  }
  return { end: state, faults };
}

describe('random duels between all templates of the default pack', () => {
  it.each(TEMPLATES)(`keep the invariants and come to their end: %s (seed ${seed})`, (one) => {
    const unsound = TEMPLATES.slice(TEMPLATES.indexOf(one)).flatMap((other) => {
      const { end, faults } = playDuel(duel(one, other));
      return isOver(end) && faults.length === 0 ? [] : [{ other, faults, isOver: isOver(end) }];
    });
    expect(unsound).toEqual([]);
  });
});

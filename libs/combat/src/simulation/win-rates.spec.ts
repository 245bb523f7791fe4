import { defaultPack } from '../content/index.js';
import { simulateBattle } from './simulate-battle.js';
import { lineups, party, RANDOM_PLAY, rules } from './testing/mirror-match.js';

/** Each lineup fights so often: once for every combination of colour and place in the order of joining. */
const ROUNDS = 4;
const Z_95 = 1.96;

/** Lower bound of the Wilson score interval for a share of successes. */
function wilsonLowerBound(successes: number, trials: number): number {
  const share = successes / trials;
  const z2 = Z_95 ** 2 / trials;
  const margin = Z_95 * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials));
  return (share + z2 / 2 - margin) / (1 + z2);
}

/** Battles that the behaviour won against random play, and battles that anybody won. */
function mirrorMatches(behaviour: string): { readonly won: number; readonly decided: number } {
  let won = 0;
  let decided = 0;
  for (const templates of lineups()) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [own, other] = round % 2 === 0 ? (['red', 'blue'] as const) : (['blue', 'red'] as const);
      const sides = [party(own, templates, behaviour), party(other, templates, RANDOM_PLAY)];
      const actors = (round % 4 < 2 ? sides : sides.reverse()).flat();
      const seed = `${behaviour} ${templates.join(' ')} ${String(round)}`;
      const { winner } = simulateBattle({ rules, actors, seed });
      if (winner !== null) decided += 1;
      if (winner === own) won += 1;
    }
  }
  return { won, decided };
}

describe('the behaviours of the default pack', () => {
  const sensible = Object.keys(defaultPack.behaviours).filter((id) => id !== RANDOM_PLAY);

  it.each(sensible)(
    '%s wins against random play with the same fighters, beyond doubt',
    (behaviour) => {
      const { won, decided } = mirrorMatches(behaviour);

      expect(decided).toBeGreaterThan(150);
      expect(wilsonLowerBound(won, decided)).toBeGreaterThan(0.5);
    },
    120_000,
  );
});

import { vitalsOf } from '../content/numbers/vitals.js';
import type { ActorDocument, ActorLoadout } from '../dto/index.js';
import { battle, fighter, rules, withState } from './testing/fixtures.js';
import { playBattle } from './testing/play-battle.js';
import { unsoundOf } from './testing/unsound.js';

const arsenal = ['true_strike', 'power_attack', 'low_blow', 'shield_bash', 'cleave', 'defensive_strike'];
const LOADOUTS: readonly Partial<ActorLoadout>[] = [
  { mainHand: 'halberd', armour: ['chain_mail'] },
  { mainHand: 'sword', offHand: 'kris' },
  { mainHand: 'kris', offHand: 'round_shield' },
];

function party(team: string): ActorDocument[] {
  return LOADOUTS.map((loadout, index) => {
    const made = fighter(`${team}${String(index)}`, { loadout: { ...loadout, arsenal } });
    return { ...made, meta: { ...made.meta, team } };
  });
}
const standing = (actors: readonly ActorDocument[]): ActorDocument[] =>
  actors.filter(({ state }) => state.defeat === null);

describe('a whole battle', () => {
  it.each(['s1', 's2', 's3', 's4', 's5'])('of three against three comes to its end with seed %s', (seed) => {
    const start = { ...battle(...party('red'), ...party('blue')), step: 0 };
    const end = playBattle(start, seed, rules, 2000, ({ state }) => {
      expect(unsoundOf(state)).toEqual([]);
    });
    const teams = new Set(standing(Object.values(end.actors)).map(({ meta }) => meta.team));
    expect(teams.size).toBeLessThan(2);
    expect(end.step).toBeLessThan(2000);
  });

  it('that neither side could win is ended by chaos', () => {
    const wall = { modifiers: { armour: ['=40'], hp: ['=200'] } } as const;
    const walls = [fighter('a', wall), fighter('b', wall)].map((actor) =>
      withState(actor, { hp: vitalsOf(actor, rules.pack).hp }),
    );
    const kinds = new Set<string>();
    const end = playBattle({ ...battle(...walls), step: 0 }, 'seed', rules, 1000, ({ events }) => {
      for (const { type } of events) kinds.add(type);
    });
    expect(kinds).toContain('chaos');
    expect(end.step).toBeGreaterThan(120);
    expect(standing(Object.values(end.actors)).length).toBeLessThan(2);
  });
});

import { defaultPack, LANGUAGES } from '@melee/combat/content';
import { exhibition } from './roster.js';

describe('the exhibition', () => {
  it.each(LANGUAGES)('has two teams of three bots from the default pack (%s)', (language) => {
    const actors = exhibition(language);
    expect(actors.map(({ team }) => team)).toEqual(['red', 'red', 'red', 'blue', 'blue', 'blue']);
    expect(new Set(actors.map(({ cid }) => cid)).size).toBe(6);
    expect(actors.filter(({ template }) => !(template in defaultPack.templates))).toEqual([]);
  });

  it('brings feints, abilities and items to both teams', () => {
    for (const team of ['red', 'blue']) {
      const loadouts = exhibition('en')
        .filter((actor) => actor.team === team)
        .flatMap(({ template }) => defaultPack.templates[template]?.loadout ?? []);
      expect(loadouts.flatMap(({ arsenal }) => arsenal)).not.toEqual([]);
      expect(loadouts.flatMap(({ abilities }) => abilities)).not.toEqual([]);
      expect(loadouts.flatMap(({ belt }) => Object.keys(belt))).not.toEqual([]);
    }
  });

  it('differs by language in the names only', () => {
    const withoutNames = LANGUAGES.map((language) =>
      exhibition(language).map((actor) => ({ ...actor, name: '' })),
    );
    expect(withoutNames[1]).toEqual(withoutNames[0]);
    expect(exhibition('ru').every(({ name }) => /^[А-Я][а-я]+$/.test(name))).toBe(true);
  });
});

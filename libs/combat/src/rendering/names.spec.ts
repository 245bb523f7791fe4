import { namesOf } from './index.js';
import { SAMPLE_ACTORS, SAMPLE_CONTENT } from './testing/sample-content.js';

describe('the names of a battle', () => {
  it("are the pack's, in the language", () => {
    const names = namesOf(SAMPLE_ACTORS.ru, SAMPLE_CONTENT, 'ru');
    expect([
      names.actor('c_r'),
      names.weapon('w_halberd'),
      names.ability('a_fireball'),
      names.item('i_bomb'),
      names.effect('e_bleeding'),
      names.feint('f_power'),
    ]).toEqual(['Рагнар', 'алебарда', 'огненный шар', 'бомба', 'кровотечение', 'мощный удар']);
  });

  it('are readable ids where the pack is not at hand, or has not what is asked for', () => {
    expect(namesOf({}, null).weapon('morning_star')).toBe('morning star');
    expect(namesOf({}, SAMPLE_CONTENT).feint('low-blow')).toBe('low blow');
  });

  it('leave the id of an unknown actor as it is', () => {
    expect(namesOf({}, SAMPLE_CONTENT).actor('bot_7')).toBe('bot_7');
  });

  it('are never found in the prototype of a table', () => {
    const names = namesOf({}, SAMPLE_CONTENT);
    expect([names.actor('constructor'), names.item('toString')]).toEqual(['constructor', 'toString']);
  });
});

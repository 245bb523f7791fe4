import type { NamedContent } from '../names.js';

/** A little of everything that has a name; every id is one that no name contains. */
export const SAMPLE_CONTENT: NamedContent = {
  weapons: {
    w_halberd: { name: { en: 'halberd', ru: 'алебарда' } },
    w_fists: { name: { en: 'fists', ru: 'кулаки' } },
  },
  abilities: { a_fireball: { name: { en: 'fireball', ru: 'огненный шар' } } },
  items: { i_bomb: { name: { en: 'bomb', ru: 'бомба' } } },
  effects: { e_bleeding: { name: { en: 'bleeding', ru: 'кровотечение' } } },
  feints: { f_power: { name: { en: 'power attack', ru: 'мощный удар' } } },
};

export const SAMPLE_ACTORS = {
  en: { c_r: 'Ragnar', c_g: 'Gruk', c_s: 'Sigrid' },
  ru: { c_r: 'Рагнар', c_g: 'Грук', c_s: 'Сигрид' },
};

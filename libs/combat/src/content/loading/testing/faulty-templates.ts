import { changed, type FaultyFile } from './faulty-file.js';

const GIANT = `templates:
  giant:
    name: { en: Giant, ru: Великан }
    role: monster
    difficulty: hard
    behaviour: aggressive
    attributes:
      { strength: 20, agility: 5, endurance: 20, perception: 8, prediction: 5, intellect: 2, mental: 4, memory: 2 }
    skills: {}
    loadout: { mainHand: great_axe, offHand: null, armour: [], belt: {}, abilities: [], arsenal: [] }
`;

export const FAULTY_TEMPLATES: readonly FaultyFile[] = [
  [
    'a second weapon beside a two-handed one',
    changed(GIANT, 'offHand: null', 'offHand: dagger'),
    10,
    'templates.giant.loadout.offHand',
    'Expected null beside "great_axe", which takes two hands, found "dagger".',
  ],
  [
    'a two-handed weapon in the off hand',
    changed(GIANT, 'mainHand: great_axe, offHand: null', 'mainHand: axe, offHand: great_axe'),
    10,
    'templates.giant.loadout.offHand',
    'Expected a shield or a one-handed weapon, found "great_axe", which takes two hands.',
  ],
  [
    'two pieces in a slot',
    changed(GIANT, 'armour: []', 'armour: [chain_mail, plate_armour]'),
    10,
    'templates.giant.loadout.armour.1',
    'Expected one piece for the slot "body", which "chain_mail" takes already, found "plate_armour".',
  ],
  [
    'a feint for other hands',
    changed(GIANT, 'arsenal: []', 'arsenal: [cleave, shield_bash]'),
    10,
    'templates.giant.loadout.arsenal.1',
    'The feint "shield_bash" needs the style "shield", but these hands fight in the style "two_handed".',
  ],
  [
    'a feint twice',
    changed(GIANT, 'arsenal: []', 'arsenal: [cleave, cleave]'),
    10,
    'templates.giant.loadout.arsenal.1',
    'It stands in the list more than once.',
  ],
  [
    'an item that nothing has',
    changed(GIANT, 'belt: {}', 'belt: { poton: 1 }'),
    10,
    'templates.giant.loadout.belt.poton',
    'There is no item "poton"; did you mean "potion"?',
  ],
  [
    'somebody without hp',
    changed(GIANT, 'strength: 20, agility: 5, endurance: 20', 'strength: 0, agility: 5, endurance: 0'),
    7,
    'templates.giant.attributes',
    'Expected attributes that make at least 1 hp, found 0 hp.',
  ],
  [
    'a monster of no difficulty',
    changed(GIANT, '    difficulty: hard\n', ''),
    2,
    'templates.giant.difficulty',
    'A monster needs a difficulty: easy, normal or hard.',
  ],
  [
    'a hero with a difficulty',
    changed(GIANT, 'role: monster', 'role: hero'),
    5,
    'templates.giant.difficulty',
    'Only a monster has a difficulty.',
  ],
];

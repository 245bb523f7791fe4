import { changed, type FaultyFile } from './faulty-file.js';

/** Sound files of packs that refer to the default pack, to be spoilt by tests. */
export const CLUB = `weapons:
  club:
    name: { en: club, ru: дубина }
    class: blunt
    hands: 1
    damage: { type: physical, base: 8, spread: 3 }
    ripostes: false
    onCrit:
      - { effect: stunned, on: opponent }
`;
export const TIRED = `effects:
  tired:
    name: { en: tired, ru: усталость }
    kind: debuff
    duration: 2
    stacking: { mode: refresh }
    modifiers: { agility: ['-1'] }
`;
export const DRAUGHT = `items:
  draught:
    name: { en: draught, ru: глоток }
    aim: self
    tactic: recovery
    maxTargets: 1
    power:
      heal: { base: 5, spread: 2, bonus: null }
`;
const FLASH = `abilities:
  flash:
    name: { en: flash, ru: вспышка }
    aim: enemies
    tactic: offence
    maxTargets: 1
    cost: {}
    cooldown: 0
    power:
      strike:
        type: light
        base: 5
        spread: 2
        bonus: null
        rules:
          - { on: damage, as: striker, chance: 1, then: [{ flag: pierce }] }
`;
export const FAULTY_THINGS: readonly FaultyFile[] = [
  [
    'an id that nothing has',
    changed(CLUB, 'stunned', 'stuned'),
    9,
    'weapons.club.onCrit.0.effect',
    'There is no effect "stuned"; did you mean "stunned"?',
  ],
  [
    'a word that is none',
    changed(CLUB, 'physical', 'phisical'),
    6,
    'weapons.club.damage.type',
    'There is no damage type "phisical"; did you mean "physical"?',
  ],
  [
    'a field that is none',
    changed(CLUB, 'ripostes: false', 'ripostes: false\n    modifers: {}'),
    8,
    'weapons.club.modifers',
    'There is no field "modifers"; did you mean "modifiers"?',
  ],
  [
    'a part that is none',
    changed(CLUB, 'weapons', 'weapon'),
    1,
    'weapon',
    'There is no part of a pack "weapon"; did you mean "weapons"?',
  ],
  [
    'a number out of its range',
    changed(CLUB, 'hands: 1', 'hands: 3'),
    5,
    'weapons.club.hands',
    'Expected a whole number from 1 to 2, found 3.',
  ],
  [
    'something of another type',
    changed(CLUB, 'ripostes: false', 'ripostes: often'),
    7,
    'weapons.club.ripostes',
    'Expected true or false, found "often".',
  ],
  ['a missing language', changed(CLUB, ', ru: дубина', ''), 3, 'weapons.club.name.ru', '"ru" is missing.'],
  [
    'an id with a capital',
    changed(CLUB, 'club:', 'Club:'),
    2,
    'weapons.Club',
    'Expected an id: lower-case letters, digits, "_" and "-", a letter first, at most 64 characters, found "Club".',
  ],
  [
    'two outcomes in one',
    changed(CLUB, 'on: opponent', 'on: opponent, flag: pierce'),
    9,
    'weapons.club.onCrit.0',
    'Expected exactly one of flag, multiply, effect, tokens, followUp, found {"effect":"stunned","on":"opponent","flag":"pierce"}.',
  ],
  [
    'a sweep that says not at how many',
    changed(CLUB, 'effect: stunned, on: opponent', 'followUp: sweep'),
    9,
    'weapons.club.onCrit.0.targets',
    '"targets" is missing.',
  ],
  [
    'a spread above its base',
    changed(CLUB, 'spread: 3', 'spread: 9'),
    6,
    'weapons.club.damage.spread',
    'Expected a whole number from 0 to the base 8, found 9.',
  ],
  [
    'an outcome that comes too late',
    changed(CLUB, 'effect: stunned, on: opponent', 'flag: force_hit'),
    9,
    'weapons.club.onCrit.0',
    'At the moment "crit" it is too late for "force_hit": it would change nothing.',
  ],
  [
    'a modifier without a sign',
    changed(TIRED, "'-1'", "'1'"),
    7,
    'effects.tired.modifiers.agility.0',
    'Expected a modifier such as "+10", "-0.05", "*1.5" or "=100" (in quotes), found "1".',
  ],
  [
    'a modifier of a number that is none',
    changed(TIRED, 'agility', 'agilty'),
    7,
    'effects.tired.modifiers.agilty',
    'There is no number "agilty"; did you mean "agility"?',
  ],
  [
    'an effect on the ceiling of hp',
    changed(TIRED, 'agility', 'hp'),
    7,
    'effects.tired.modifiers.hp',
    'An effect cannot change the most hp: what it cut off would stay cut off after its end.',
  ],
  [
    'an effect that does not what its kind says',
    changed(TIRED, 'debuff', 'damage'),
    4,
    'effects.tired.kind',
    'An effect of the kind "damage" needs "hpPerExchange" below 0.',
  ],
  [
    'stacks without a bound',
    changed(TIRED, 'mode: refresh', 'mode: stack'),
    6,
    'effects.tired.stacking.upTo',
    '"upTo" is missing.',
  ],
  [
    'an effect without end',
    changed(TIRED, 'duration: 2', 'duration: 0'),
    5,
    'effects.tired.duration',
    'Expected a whole number from 1 to 100, found 0.',
  ],
  [
    'more targets than an action can have',
    changed(DRAUGHT, 'aim: self', 'aim: allies').replace('maxTargets: 1', 'maxTargets: 65'),
    6,
    'items.draught.maxTargets',
    'Expected a whole number from 1 to 64, found 65.',
  ],
  [
    'more targets than oneself',
    changed(DRAUGHT, 'maxTargets: 1', 'maxTargets: 2'),
    6,
    'items.draught.maxTargets',
    'Who aims at itself has one target.',
  ],
  [
    'a power without any effect',
    changed(DRAUGHT, '\n      heal: { base: 5, spread: 2, bonus: null }', ' {}'),
    7,
    'items.draught.power',
    'Expected at least one of strike, heal, effects, cleanses, found {}.',
  ],
  [
    'a bonus that does not exist',
    changed(DRAUGHT, 'bonus: null', 'bonus: luck'),
    8,
    'items.draught.power.heal.bonus',
    'Expected magical_damage or null, found "luck".',
  ],
  [
    'a strike at friends',
    changed(DRAUGHT, 'heal: { base', 'strike: { type: fire, base'),
    8,
    'items.draught.power.strike',
    'Only enemies can be struck: the aim must be "enemies".',
  ],
  [
    'a number that is too small to count',
    changed(FLASH, 'flag: pierce', 'multiply: damage, by: 0.00004'),
    16,
    'abilities.flash.power.strike.rules.0.then.0.by',
    'Numbers have four digits after the point: 0.00004 would count as 0.',
  ],
  [
    'a rule of a power for the wrong side',
    changed(FLASH, 'as: striker', 'as: defender'),
    16,
    'abilities.flash.power.strike.rules.0.as',
    'Its user bears this rule, and is always the striker: it would never fire.',
  ],
  ...(['followUp: extra', 'flag: force_counter', 'multiply: counter, by: 2'] as const).map(
    (outcome): FaultyFile => [
      `what cannot follow from a power (${outcome})`,
      changed(FLASH, 'flag: pierce', outcome),
      16,
      'abilities.flash.power.strike.rules.0.then.0',
      'Nothing follows from the strike of an item or an ability: it would change nothing.',
    ],
  ),
  ...(['miss', 'control_check'] as const).map((moment): FaultyFile => [
    `a forced counter without a defence (${moment})`,
    `${TIRED}    rules: [{ on: ${moment}, as: striker, chance: 1, then: [{ flag: force_counter }] }]\n`,
    8,
    'effects.tired.rules.0.then.0',
    `At the moment "${moment}" it is too late for "force_counter": it would change nothing.`,
  ]),
  [
    'a key twice',
    changed(CLUB, 'hands: 1', 'hands: 1\n    hands: 2'),
    6,
    'weapons.club.hands',
    '"hands" stands in this table more than once.',
  ],
];

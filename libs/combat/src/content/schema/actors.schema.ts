import { ATTRIBUTES, ZONES } from '../../dto/index.js';
import { DIFFICULTIES, FOCUSES, ROLES, SKILLS, TACTICS } from '../vocabulary.js';
import { NAMED } from './common.schema.js';
import { byWord, decimal, fields, idOf, type JsonSchema, list, use, whole, word } from './json-schema.js';

const KINDS_OF_CHOICE = ['strike', ...TACTICS] as const;
const ids = (description: string, item: JsonSchema): JsonSchema =>
  list(description, item, { uniqueItems: true, maxItems: 32 });
const zones = (description: string): JsonSchema =>
  list(description, word('A zone.', 'zone', ZONES), { minItems: 1, maxItems: 16 });

const BUILD = {
  required: {
    attributes: byWord('What an actor is made of.', 'attribute', ATTRIBUTES, decimal('Points.', 0, 1000), {
      required: ATTRIBUTES,
    }),
    loadout: use('loadout'),
    behaviour: idOf('How a bot decides.', 'behaviour', ['behaviours']),
  },
  optional: {
    modifiers: use('modifiers'),
    skills: byWord('Skill by class of weapons; `tactics` makes the hand of feints larger.', 'skill', SKILLS, {
      ...decimal('Percent points.', 0, 500),
    }),
    traits: ids('Races and talents.', idOf('A trait.', 'trait', ['traits'])),
  },
} as const;

export const ACTOR_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  loadout: fields('What an actor carries and knows.', {
    mainHand: idOf('The weapon that it strikes with.', 'weapon', ['weapons']),
    offHand: idOf(
      'A one-handed weapon or a shield; null for nothing.',
      'weapon or shield',
      ['weapons', 'shields'],
      {
        type: ['string', 'null'],
      },
    ),
    armour: ids('Armour, one piece a slot.', idOf('A piece.', 'armour', ['armour'])),
    belt: {
      type: 'object',
      description: 'Items and how many of each.',
      propertyNames: idOf('An item.', 'item', ['items']),
      additionalProperties: whole('How many.', 0, 99),
      maxProperties: 32,
    },
    abilities: ids('Abilities that it knows.', idOf('An ability.', 'ability', ['abilities'])),
    arsenal: ids(
      'Feints that may come into its hand, those that it wants most first.',
      idOf('A feint.', 'feint', ['feints']),
    ),
  }),
  actor_definition: fields('All that an actor is made of.', BUILD.required, BUILD.optional),
  template: fields(
    'An actor to make others from.',
    { ...NAMED.required, role: word('What it is meant for.', 'role', ROLES), ...BUILD.required },
    {
      ...NAMED.optional,
      difficulty: word('Of a monster.', 'difficulty', DIFFICULTIES),
      ...BUILD.optional,
    },
  ),
  behaviour: fields(
    'How a bot fights.',
    {
      ...NAMED.required,
      weights: byWord(
        'How likely each kind of choice is, compared with the others; `strike` is one without a feint.',
        'kind of choice',
        KINDS_OF_CHOICE,
        decimal('Its weight.', 0, 1000),
        { required: KINDS_OF_CHOICE },
      ),
      cautiousBelow: decimal(
        'With less than this share of its hp it thinks of recovery, and twice as much of defence.',
        0,
        1,
      ),
      focus: word('Whom it uses items and abilities on, by the hp that is left.', 'focus', FOCUSES),
      attackZones: zones('Zones that it strikes at, a zone named twice being twice as likely.'),
      blockZones: zones('Zones that it guards, a zone named twice being twice as likely.'),
    },
    NAMED.optional,
  ),
};

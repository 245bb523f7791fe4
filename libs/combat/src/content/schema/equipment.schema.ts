import { ARMOUR_SLOTS, DAMAGE_TYPES, WEAPON_CLASSES } from '../vocabulary.js';
import { EQUIPMENT, SPREAD } from './common.schema.js';
import { decimal, fields, type JsonSchema, use, whole, word } from './json-schema.js';

export const EQUIPMENT_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  damage_type: word('Which resistance it meets; `pure` meets none.', 'damage type', DAMAGE_TYPES),
  weapon: fields(
    'Something to strike with.',
    {
      ...EQUIPMENT.required,
      class: word(
        'Which skill makes its critical strikes more frequent.',
        'class of weapons',
        WEAPON_CLASSES,
      ),
      hands: whole('Hands that it takes.', 1, 2),
      damage: fields('Damage of a strike before bonus, resistance and armour.', {
        type: use('damage_type'),
        ...SPREAD,
      }),
      ripostes: {
        type: 'boolean',
        description: 'Whether a parry with this weapon may be followed by a counter.',
      },
      onCrit: use('outcomes', "The weapon's perfect moment: what a critical strike with it does."),
    },
    EQUIPMENT.optional,
  ),
  shield: fields(
    'Held in the off hand.',
    {
      ...EQUIPMENT.required,
      absorbs: decimal("Share of a blocked strike's damage that the shield takes.", 0, 1),
    },
    EQUIPMENT.optional,
  ),
  armour: fields(
    'Worn, one piece a slot.',
    { ...EQUIPMENT.required, slot: word('Where it is worn.', 'slot', ARMOUR_SLOTS) },
    EQUIPMENT.optional,
  ),
  trait: fields(
    'Where somebody comes from or what it is like: a race, a talent, a weakness.',
    EQUIPMENT.required,
    EQUIPMENT.optional,
  ),
  style: fields('What holds for those who fight in this style.', EQUIPMENT.required, EQUIPMENT.optional),
};

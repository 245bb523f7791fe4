import { STYLES } from '../vocabulary.js';
import { ACTOR_DEFINITIONS } from './actors.schema.js';
import { COMMON_DEFINITIONS } from './common.schema.js';
import { EQUIPMENT_DEFINITIONS } from './equipment.schema.js';
import { byWord, idOf, idTable, type JsonSchema, use } from './json-schema.js';
import { NUMBER_TABLES } from './numbers.schema.js';
import { POWER_DEFINITIONS } from './powers.schema.js';
import { RULE_DEFINITIONS } from './rules.schema.js';

const PROPERTIES: Readonly<Record<string, JsonSchema>> = {
  name: use('id', 'Machine-readable name of the pack.'),
  version: {
    type: 'string',
    description: 'For people; the id is made from the content.',
    pattern: '^\\S{1,32}$',
    'x-expects': 'a text of 1 to 32 characters without spaces (in quotes if it is a number)',
  },
  title: use('localized', 'Name of the pack for people.'),
  unarmed: idOf('Weapon of those who hold none.', 'weapon', ['weapons']),
  ...NUMBER_TABLES,
  styles: byWord('What holds for those who fight in a style.', 'style', STYLES, use('style')),
  weapons: idTable('Weapons by id.', use('weapon')),
  shields: idTable('Shields by id.', use('shield')),
  armour: idTable('Armour by id.', use('armour')),
  traits: idTable('Traits by id.', use('trait')),
  items: idTable('Items by id.', use('item')),
  abilities: idTable('Abilities by id.', use('ability')),
  effects: idTable('Effects by id.', use('effect')),
  feints: idTable('Feints by id.', use('feint')),
  behaviours: idTable('Behaviours by id.', use('behaviour')),
  templates: idTable('Heroes and monsters by id.', use('template')),
};

/** Everything that a pack is made of; each must stand in one of its files. */
export const PACK_PARTS: readonly string[] = Object.keys(PROPERTIES);

/** One file of a pack: any of its parts. Editors know it as `packs/schemas/pack.schema.json`. */
export const PACK_FILE_SCHEMA: JsonSchema & {
  readonly $schema: string;
  readonly title: string;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
} = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A file of a Melee content pack',
  type: 'object',
  description: 'Any parts of a pack. A table may be spread over files.',
  properties: PROPERTIES,
  additionalProperties: false,
  'x-kind': 'part of a pack',
  definitions: {
    ...COMMON_DEFINITIONS,
    ...RULE_DEFINITIONS,
    ...EQUIPMENT_DEFINITIONS,
    ...POWER_DEFINITIONS,
    ...ACTOR_DEFINITIONS,
  },
};

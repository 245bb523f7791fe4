import { SKILLS } from '@melee/combat/content';
import { ATTRIBUTES } from '@melee/combat/dto';

const ID = { type: 'string', minLength: 1, maxLength: 64 } as const;
const LOADOUT_PARTS = ['mainHand', 'offHand', 'armour', 'belt', 'abilities', 'arsenal'] as const;

const withKeys = (keys: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(keys.map((key) => [key, {}])),
});

/**
 * The form of an entry of a team: all that would otherwise be passed over in silence. Whether an actor can be made of
 * what stands in it is for the pack to say.
 */
export const FIGHTER_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  oneOf: [{ required: ['template'] }, { required: ['definition'] }],
  dependencies: { overrides: ['template'] },
  properties: {
    template: { description: 'Id of a template of the pack.', ...ID },
    definition: { description: 'All that the actor is made of, without a template.', type: 'object' },
    overrides: {
      description: 'What is otherwise than in the template. Lists replace lists.',
      type: 'object',
      additionalProperties: false,
      properties: {
        attributes: withKeys(ATTRIBUTES),
        modifiers: {
          description: 'Lasting modifiers by the name of a number, such as hp: ["+20"].',
          type: 'object',
        },
        skills: withKeys(SKILLS),
        traits: { type: 'array' },
        loadout: withKeys(LOADOUT_PARTS),
      },
    },
    behaviour: { description: 'How the bot fights, an id of the pack.', ...ID },
    name: { description: 'What the report calls it.', type: 'string', minLength: 1, maxLength: 40 },
    count: {
      description: 'So many of them; 1 if left out.',
      type: 'integer',
      minimum: 1,
      maximum: 200,
      default: 1,
    },
  },
} as const;

import { FIGHTER_SCHEMA } from './fighter-schema.js';
import { MODES } from './scenario.js';

/** The form of a scenario file, as JSON Schema; editors read it from `examples/scenarios/scenario.schema.json`. */
export const SCENARIO_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Scenario of the simulator',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'teams'],
  properties: {
    name: { description: 'Heads the report.', type: 'string', minLength: 1, maxLength: 120 },
    pack: {
      description: 'Folder of a content pack, from the folder of this file; the default pack if left out.',
      type: 'string',
      minLength: 1,
    },
    mode: {
      description:
        'battle: all teams at once (n v n). duels: one actor of a team against one of another (1 v 1), every pair in turn.',
      enum: MODES,
      default: 'battle',
    },
    maxSteps: {
      description: 'A battle that lasts for so many exchanges is broken off and counts as a draw.',
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
    },
    teams: {
      description: 'The actors of each team, by its id.',
      type: 'object',
      minProperties: 2,
      propertyNames: { pattern: '^[A-Za-z0-9_-]{1,32}$' },
      additionalProperties: { type: 'array', minItems: 1, items: { $ref: '#/definitions/fighter' } },
    },
  },
  definitions: { fighter: FIGHTER_SCHEMA },
} as const;

import { ATTRIBUTES, ZONES } from '../../dto/index.js';
import { CAPPED_NUMBERS, DERIVED_NUMBERS } from '../vocabulary.js';
import { MOST_POINTS } from './common.schema.js';
import { byWord, decimal, fields, type JsonSchema, use, whole } from './json-schema.js';

const factor = (description: string): JsonSchema => decimal(description, 0, 10);

/** Tables whose keys are words of the vocabulary. They may be spread over files, so the loader looks for gaps. */
export const NUMBER_TABLES: Readonly<Record<string, JsonSchema>> = {
  derivation: byWord(
    'How numbers come of attributes.',
    'number',
    DERIVED_NUMBERS,
    fields('A base plus so much per point of each attribute. Chances and shares are 0 to 1.', {
      base: decimal('What everybody has.', 0, MOST_POINTS),
      per: byWord('Per point of an attribute.', 'attribute', ATTRIBUTES, decimal('So much.', 0, 1000)),
    }),
  ),
  caps: byWord('The most that a chance or a share can be.', 'capped number', CAPPED_NUMBERS, {
    ...decimal('The cap.', 0, 1),
  }),
  balance: fields('Numbers of the rules that belong to no single thing.', {
    handSizePerTactics: decimal('Places in the hand for each point of the skill `tactics`.', 0, 1),
    manoeuvrePrice: use('tokens', 'What it costs to bring another target to the front of the own queue.'),
    chaos: fields('What ends a fight that goes on too long.', {
      afterStepsPerActor: whole('Steps per living actor after which it comes.', 1, MOST_POINTS),
      damagePerStep: decimal('Share by which damage grows with each further step.', 0.0001, 10),
    }),
    offHandDamage: factor('Factor on the damage of a strike with the off hand.'),
    zoneAccuracy: byWord(
      'Factor on the accuracy of a strike at a named zone.',
      'zone',
      ZONES,
      factor('The factor.'),
      { required: ZONES },
    ),
    guardedZoneBlock: factor('Factor on the block chance if the defender guards the zone that is struck at.'),
    openZoneDamage: factor('Factor on the damage if the defender guards another zone.'),
  }),
};

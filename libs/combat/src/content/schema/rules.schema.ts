import { FOLLOW_UPS, STRIKE_FACTORS, STRIKE_FLAGS, TRIGGER_EVENTS } from '../vocabulary.js';
import { decimal, fields, idOf, type JsonSchema, list, use, whole, word } from './json-schema.js';

const side = (description: string) => word(description, 'side', ['bearer', 'opponent']);
const damageFactor = decimal('Factor on the damage of the strike that follows; 1 if left out.', 0, 10);
const { sweep, others } = {
  sweep: { properties: { followUp: { const: 'sweep' } }, required: ['followUp'] },
  others: FOLLOW_UPS.filter((each) => each !== 'sweep'),
};

/** The kinds of outcomes, each known by its first field. */
const OUTCOMES: readonly {
  readonly is: JsonSchema;
  readonly then: JsonSchema;
  readonly otherwise?: JsonSchema;
}[] = [
  {
    is: { required: ['flag'] },
    then: fields('Settles a step of the strike.', {
      flag: word('What is settled.', 'flag', STRIKE_FLAGS),
    }),
  },
  {
    is: { required: ['multiply'] },
    then: fields('Multiplies a number of the strike.', {
      multiply: word('Which number.', 'number of a strike', STRIKE_FACTORS),
      by: decimal('The factor.', 0, 10),
    }),
  },
  {
    is: { required: ['effect'] },
    then: fields(
      'Puts an effect on somebody; on the defender only if the strike lands.',
      { effect: use('effect_id'), on: side('Who will bear the effect.') },
      { power: use('power_of_effect') },
    ),
  },
  {
    is: { required: ['tokens'] },
    then: fields('Gives tokens.', { tokens: use('tokens'), to: side('Who gets the tokens.') }),
  },
  {
    is: sweep,
    then: fields(
      'A strike at other enemies in the next wave.',
      { followUp: { const: 'sweep' }, targets: whole('At so many enemies at most, drawn by lot.', 1, 64) },
      { damage: damageFactor },
    ),
    otherwise: {
      if: { required: ['followUp'] },
      then: fields(
        'A strike in the next wave.',
        { followUp: word('Who strikes with what.', 'follow-up', [...others, 'sweep']) },
        { damage: damageFactor },
      ),
    },
  },
];

const FIELDS_OF_OUTCOMES: Readonly<Record<string, JsonSchema>> = {
  flag: { description: 'Settles a step of the strike.' },
  multiply: { description: 'Multiplies a number of the strike.' },
  effect: { description: 'Puts an effect on somebody.' },
  tokens: { description: 'Gives tokens.' },
  followUp: { description: 'A strike in the next wave.' },
};

export const RULE_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  effect_id: idOf('An effect of the pack.', 'effect', ['effects']),
  power_of_effect: decimal('Scales what the effect does; 1 if left out.', 0.01, 100),
  outcome: {
    type: 'object',
    description: 'What a rule changes when it fires.',
    properties: FIELDS_OF_OUTCOMES,
    oneOf: Object.keys(FIELDS_OF_OUTCOMES).map((field) => ({ required: [field] })),
    allOf: OUTCOMES.map(({ is, then, otherwise }) => ({
      if: is,
      then,
      ...(otherwise !== undefined && { else: otherwise }),
    })),
    'x-expects': `exactly one of ${Object.keys(FIELDS_OF_OUTCOMES).join(', ')}`,
  },
  outcomes: list('What changes, in this order.', use('outcome'), { minItems: 1, maxItems: 16 }),
  rule: fields('A moment of a strike and what changes then.', {
    on: word('The moment.', 'moment of a strike', TRIGGER_EVENTS),
    as: word('Which side of the strike the bearer of the rule must be.', 'side', ['striker', 'defender']),
    chance: decimal('How often it fires, above 0 and at most 1.', 0.0001, 1),
    then: use('outcomes'),
  }),
  rules: list('Rules that hold for the bearer.', use('rule'), { maxItems: 16 }),
};

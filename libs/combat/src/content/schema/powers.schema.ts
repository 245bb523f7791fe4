import {
  AIMS,
  CONDITIONS,
  EFFECT_KINDS,
  STACKING_MODES,
  STRIKE_FLAGS,
  STYLES,
  TACTICS,
} from '../vocabulary.js';
import { MOST_POINTS, NAMED, SPREAD } from './common.schema.js';
import { decimal, fields, type JsonSchema, list, use, whole, word } from './json-schema.js';

/** As many as one action reaches by default, see `DEFAULT_LIMITS` of the pipeline. */
const MOST_TARGETS = 64;

const tactic = word('What it is good for, as bots weigh it.', 'tactic', TACTICS);
const bonus = (words: readonly string[]): JsonSchema => ({
  type: ['string', 'null'],
  description: "The user's number that is added; null for none.",
  'x-kind': 'bonus',
  'x-expects': `${words.join(', ')} or null`,
  oneOf: [{ const: null }, { enum: words }],
});
const USABLE = {
  ...NAMED.required,
  aim: word('Whom it can be used on, seen from its user, who is an ally of itself.', 'aim', AIMS),
  tactic,
  maxTargets: whole('Targets beyond this many are left out, with a log entry.', 1, MOST_TARGETS),
  power: use('power'),
} as const;

const isStack: JsonSchema = { properties: { mode: { const: 'stack' } }, required: ['mode'] };
const mode = word('How the second joins the first.', 'stacking mode', STACKING_MODES);

export const POWER_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  power: fields(
    'What it does to each of its targets.',
    {},
    {
      strike: fields(
        'A strike of its own, with the steps of any other.',
        { type: use('damage_type'), ...SPREAD, bonus: bonus(['physical_damage', 'magical_damage']) },
        {
          flags: list('Steps that are settled.', word('What is settled.', 'flag', STRIKE_FLAGS), {
            uniqueItems: true,
          }),
          rules: use('rules'),
          falloff: decimal('Factor on the damage for each target before this one; 1 if left out.', 0, 1),
        },
      ),
      heal: fields('Gives hp.', { ...SPREAD, bonus: bonus(['magical_damage']) }),
      effects: list(
        'Effects that need no strike to take hold.',
        fields('One effect.', { effect: use('effect_id') }, { power: use('power_of_effect') }),
        { minItems: 1 },
      ),
      cleanses: list(
        'Ends the effects of these kinds that the target bears, before new ones come.',
        word('Which effects.', 'kind of effects', EFFECT_KINDS),
        { minItems: 1, uniqueItems: true },
      ),
    },
    { minProperties: 1, 'x-expects': 'at least one of strike, heal, effects, cleanses' },
  ),
  item: fields('Used up from the belt.', USABLE, NAMED.optional),
  ability: fields(
    'Something that an actor can do besides striking.',
    {
      ...USABLE,
      cost: fields(
        'What a use costs; {} for nothing.',
        {},
        {
          energy: whole('Points of energy.', 0, MOST_POINTS),
          hp: whole('Points of hp; a use that would kill is refused.', 0, MOST_POINTS),
          tokens: use('tokens'),
        },
      ),
      cooldown: whole('Exchanges of the user until it may be used again.', 0, 100),
    },
    NAMED.optional,
  ),
  stacking: {
    type: 'object',
    if: isStack,
    then: fields('Each adds a stack.', { mode, upTo: whole('The most stacks.', 2, 32) }),
    else: fields('How a second effect of the same id joins the first.', { mode }),
  },
  effect: fields(
    'Something that an actor bears for a while.',
    {
      ...NAMED.required,
      kind: word('What it is to its bearer; abilities cleanse by kind.', 'kind of effects', EFFECT_KINDS),
      duration: whole('Exchanges of the bearer after the one in which it was applied.', 1, 100),
      stacking: use('stacking'),
    },
    {
      ...NAMED.optional,
      hpPerExchange: {
        ...whole(
          'Change of hp at each exchange of the bearer, times power and stacks.',
          -MOST_POINTS,
          MOST_POINTS,
        ),
      },
      modifiers: use('modifiers', '`+` and `-` amounts grow with power; all apply once per stack.'),
      conditions: list('What the bearer cannot do.', word('A condition.', 'condition', CONDITIONS), {
        minItems: 1,
        uniqueItems: true,
      }),
      endsWhenHurt: {
        type: 'boolean',
        description: 'Whether a strike that takes hp from the bearer ends it.',
      },
      rules: use('rules'),
    },
  ),
  feint: fields(
    'Bends the exchange in whose move it is named.',
    {
      ...NAMED.required,
      price: use('tokens', 'Tokens that are set aside when it comes into the hand.'),
      tactic,
      rules: list('Rules that hold for this exchange.', use('rule'), { minItems: 1, maxItems: 16 }),
    },
    { ...NAMED.optional, needs: word('The style without which it does not come.', 'style', STYLES) },
  ),
};

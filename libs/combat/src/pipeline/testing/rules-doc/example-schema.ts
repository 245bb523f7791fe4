import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { TOKENS, ZONES } from '../../../dto/index.js';
import type { ExampleBlock } from './document.js';
import type { Example } from './example.js';

type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: 'string', minLength: 1 };
const NUMBER: Schema = { type: 'number' };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const TEXTS: Schema = { type: 'array', items: TEXT };
const ZONE: Schema = { enum: ZONES };
const ROLL: Schema = { type: 'number', minimum: 0, exclusiveMaximum: 1 };

const fields = (required: Readonly<Record<string, Schema>>, optional: Schema = {}): Schema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
const listOf = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });
const tableOf = (entry: Schema): Schema => ({
  type: 'object',
  additionalProperties: entry,
  minProperties: 1,
});
const byStrike = (value: Schema): Schema => tableOf(tableOf(value));

const TOKEN_AMOUNTS = fields({}, Object.fromEntries(TOKENS.map((token) => [token, COUNT])));
const EFFECT = fields({ effect: TEXT }, { left: COUNT, stacks: COUNT, power: NUMBER, by: TEXT });
const FIGHTER = fields(
  { template: TEXT },
  {
    overrides: { type: 'object' },
    team: TEXT,
    hp: COUNT,
    energy: COUNT,
    tokens: TOKEN_AMOUNTS,
    hand: TEXTS,
    effects: listOf(EFFECT),
  },
);
const AFTER = fields(
  {},
  {
    hp: COUNT,
    energy: COUNT,
    tokens: TOKEN_AMOUNTS,
    hand: TEXTS,
    effects: TEXTS,
    xp: { type: 'object', additionalProperties: COUNT },
  },
);
const EXPECTED: Schema = {
  ...fields(
    {},
    {
      chances: byStrike({ type: ['number', 'string'] }),
      log: TEXTS,
      after: tableOf({ ...AFTER, minProperties: 1 }),
      hpAfterEach: tableOf(listOf(COUNT)),
    },
  ),
  minProperties: 1,
};
const MOVE = fields({ at: TEXT }, { feint: TEXT, zone: ZONE, guards: ZONE });
const ACTION = { fighters: tableOf(FIGHTER), expect: EXPECTED };
const ACTION_OPTIONS = { step: COUNT, rolls: byStrike(ROLL) };

const kind = (name: Example['example']): { readonly example: Schema } => ({ example: { const: name } });

const EXAMPLE: Schema = {
  type: 'object',
  discriminator: { propertyName: 'example' },
  required: ['example'],
  oneOf: [
    fields(
      { ...kind('number'), of: FIGHTER, number: TEXT, layers: listOf(TEXT), value: NUMBER },
      { cap: NUMBER },
    ),
    fields({ ...kind('profile'), of: FIGHTER, numbers: tableOf({ type: ['number', 'string'] }) }),
    fields({ ...kind('roll'), seed: TEXT, action: TEXT, rolls: byStrike(ROLL) }),
    fields(
      { ...kind('exchange'), ...ACTION, moves: { ...tableOf(MOVE), maxProperties: 2 } },
      { ...ACTION_OPTIONS, times: { type: 'integer', minimum: 2 } },
    ),
    fields({ ...kind('end'), ...ACTION }),
    fields({ ...kind('use'), ...ACTION, who: TEXT, uses: TEXT, on: TEXTS }, ACTION_OPTIONS),
  ],
};

const ajv = new Ajv({ discriminator: true, allowUnionTypes: true, strictRequired: false });
const isExample = ajv.compile<Example>(EXAMPLE);

/** Reads a block; an error names its line and what is wrong with it. */
export function parseExample({ line, yaml }: ExampleBlock): Example {
  const value: unknown = parse(yaml);
  if (isExample(value)) return value;
  throw new Error(`The example in line ${line} is malformed: ${ajv.errorsText(isExample.errors)}.`);
}

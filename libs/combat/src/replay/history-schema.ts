import {
  ACTOR_ID_PATTERN,
  ACTOR_KINDS,
  ATTRIBUTES,
  CONTENT_ID_PATTERN,
  DEFEATS,
  FINISH_REASONS,
  HANDS_AT_THE_END,
  MOVE_ID_PATTERN,
  SESSION_STATUSES,
  TEAM_ID_PATTERN,
  TOKENS,
  XP_EVENTS,
  ZONES,
} from '../dto/index.js';
import { HISTORY_FORMAT } from './history.js';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer' };
const count: Schema = { type: 'integer', minimum: 0 };
const id = (pattern: RegExp): Schema => ({ type: 'string', pattern: pattern.source });
const word = (words: readonly string[]): Schema => ({ type: 'string', enum: words });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const tableOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const allOf = (names: readonly string[], value: Schema): Schema =>
  record(Object.fromEntries(names.map((name) => [name, value])));

/** Every property is needed but the optional ones; what else there is does not matter. */
function record(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

/** One of several shapes, told by `type`. */
const variant = (...oneOf: readonly Schema[]): Schema => ({
  type: 'object',
  discriminator: { propertyName: 'type' },
  required: ['type'],
  oneOf,
});
const typed = (type: string, properties: Readonly<Record<string, Schema>>): Schema =>
  record({ type: { const: type }, ...properties });

const cid = id(ACTOR_ID_PATTERN);
const contentWord = id(CONTENT_ID_PATTERN);
const place = record({ price: tableOf(count) });

const actor = record({
  meta: record({
    cid,
    team: id(TEAM_ID_PATTERN),
    kind: word(ACTOR_KINDS),
    name: text,
    templateId: text,
    behaviour: text,
  }),
  raw: record({
    attributes: allOf(ATTRIBUTES, { type: 'number' }),
    modifiers: tableOf(listOf(text)),
    skills: tableOf({ type: 'number' }),
    traits: listOf(contentWord),
  }),
  loadout: record({
    mainHand: contentWord,
    offHand: { anyOf: [contentWord, { type: 'null' }] },
    armour: listOf(contentWord),
    belt: tableOf(count),
    abilities: listOf(contentWord),
    arsenal: listOf(contentWord),
  }),
  state: record({
    hp: count,
    energy: count,
    tokens: allOf(TOKENS, count),
    defeat: { enum: [...DEFEATS, null] },
    exchanges: count,
  }),
  hand: tableOf(place),
  cooldowns: tableOf(integer),
  effects: listOf(
    record({
      effectId: contentWord,
      sourceCid: cid,
      remaining: count,
      stacks: count,
      power: { type: 'number' },
    }),
  ),
  xp: allOf(XP_EVENTS, count),
});

const move = { moveId: id(MOVE_ID_PATTERN), cid };
const strike = record(
  {
    ...move,
    strategy: { const: 'exchange' },
    target: cid,
    feintId: contentWord,
    attackZone: word(ZONES),
    blockZone: word(ZONES),
  },
  ['feintId', 'attackZone', 'blockZone'],
);
const use = (strategy: string, name: string): Schema =>
  record({ ...move, strategy: { const: strategy }, [name]: contentWord, targets: listOf(cid) });

const action = variant(
  typed('exchange', {
    actionId: text,
    move: strike,
    partnerMove: { anyOf: [{ type: 'null' }, strike] },
    isForced: { type: 'boolean' },
  }),
  typed('item', { actionId: text, move: use('item', 'itemId') }),
  typed('instant', { actionId: text, move: use('instant', 'abilityId') }),
);

const ledgerEntry = variant(
  typed('action', { action, hands: tableOf(listOf(contentWord)), hash: text, present: count }),
  typed('join', { actor }),
);

const limits = record({
  maxWaves: count,
  effectsPerActor: count,
  targetsPerAction: count,
  eventsPerAction: count,
});

/** JSON Schema (draft 7, with the discriminators of Ajv) of a battle's history. The pack is known by its id. */
export const HISTORY_SCHEMA: Schema = record(
  {
    format: { const: HISTORY_FORMAT },
    genesis: record({
      sid: text,
      seed: text,
      mode: text,
      contentId: text,
      rulesVersion: text,
      handsAtTheEnd: word(HANDS_AT_THE_END),
      settings: record({ limits }),
      actors: listOf(actor),
    }),
    pack: { type: 'object' },
    ledger: listOf(ledgerEntry),
    log: listOf(record({ n: count, at: integer, type: text })),
    final: record({
      status: word(SESSION_STATUSES),
      step: count,
      winner: { type: ['string', 'null'] },
      reason: { enum: [...FINISH_REASONS, null] },
      actors: tableOf(actor),
    }),
  },
  ['log', 'final'],
);

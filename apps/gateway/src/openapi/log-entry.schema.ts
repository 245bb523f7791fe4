import {
  CANCEL_REASONS,
  type CombatEvent,
  type CombatEventType,
  DEFEATS,
  EFFECT_ENDINGS,
  FAILURE_CODES,
  FINISH_REASONS,
  MOVE_STRATEGIES,
  REFUSAL_REASONS,
  STRIKE_KINDS,
  STRIKE_OUTCOMES,
  TOKENS,
} from '@melee/combat/dto';

interface Schema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly (string | null)[];
  readonly description?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

type PropertiesOf<Type extends CombatEventType> = Readonly<
  Record<Exclude<keyof Extract<CombatEvent, { type: Type }>, 'type'>, Schema>
>;

const text = (description?: string): Schema => ({ type: 'string', ...(description && { description }) });
const maybe = (schema: Schema): Schema => ({
  ...schema,
  nullable: true,
  ...(schema.enum && { enum: [...schema.enum, null] }),
});
const count = (description?: string): Schema => ({ type: 'integer', ...(description && { description }) });
const flag: Schema = { type: 'boolean' };
const word = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

const cid = text('Id of the actor.');
const actionId = text('Id of the action that it happened in.');
const hpAfter = count('hp afterwards.');
const source = text('Id of the actor who did it.');
const target = text('Id of the actor to whom it was done.');
const by = text('Id of the weapon, ability or item.');
const tokens: Schema = {
  type: 'object',
  properties: Object.fromEntries(TOKENS.map((token) => [token, count()])),
};

/** What each type of event carries beside its number, time and type; the compiler sees to it that nothing is left out. */
const PROPERTIES: { readonly [Type in CombatEventType]: PropertiesOf<Type> } = {
  battle_started: { teams: { type: 'object', additionalProperties: listOf(text()) } },
  actor_joined: { cid, team: text(), name: text() },
  move_cancelled: {
    cid,
    moveId: text(),
    strategy: word(MOVE_STRATEGIES),
    reason: word(CANCEL_REASONS),
    actionId: maybe(actionId),
  },
  exchange: { actionId, step: count(), cid, target, isForced: flag },
  strike: {
    actionId,
    kind: word(STRIKE_KINDS),
    wave: count(),
    source,
    target,
    by,
    feintId: text(),
    outcome: word(STRIKE_OUTCOMES),
    isCritical: flag,
    damage: count(),
    absorbed: count('Damage that a shield took.'),
    targetHp: hpAfter,
  },
  used: { actionId, strategy: word(['item', 'instant']), cid, by, targets: listOf(text()) },
  healed: { actionId, source, target, by, amount: count(), targetHp: hpAfter },
  effect_applied: { actionId, source, target, effectId: text(), duration: count('Exchanges of the bearer.') },
  effect_ticked: { actionId, cid, effectId: text(), hpChange: count(), hp: hpAfter },
  effect_expired: { actionId, cid, effectId: text() },
  effect_removed: { actionId, cid, effectId: text(), reason: word(EFFECT_ENDINGS) },
  manoeuvred: { actionId, cid, target: text('Id of the actor who stands first in the queue now.') },
  chaos: { actionId, step: count(), extraDamage: count('Percent.') },
  tokens_gained: { actionId, cid, tokens },
  feints_refunded: { cid, feints: listOf(text()), tokens },
  refused: { actionId, cid, reason: word(REFUSAL_REASONS) },
  defeated: { actionId, cid, how: word(DEFEATS), by: maybe(source) },
  action_failed: { actionId: maybe(actionId), code: word(FAILURE_CODES) },
  limit_reached: { actionId, cid, limit: word(['waves', 'targets', 'effects']), dropped: count() },
  log_cut: { actionId, dropped: count('Entries that were left out.') },
  battle_finished: {
    winner: maybe(text('The winning team; null for a draw.')),
    reason: word(FINISH_REASONS),
    step: count('Exchanges executed.'),
  },
};
/** May be missing from an entry. */
const OPTIONAL: ReadonlySet<string> = new Set(['feintId']);

const nameOf = (type: string) => `LogEntry_${type}`;
const refTo = (name: string) => `#/components/schemas/${name}`;

function entrySchema(type: string, properties: Readonly<Record<string, Schema>>) {
  return {
    type: 'object',
    properties: {
      n: count("Position in the battle's log, from 1, without gaps."),
      at: count('Milliseconds since the epoch.'),
      type: word([type]),
      ...properties,
      text: text('A line for people; only where it was asked for.'),
    },
    required: ['n', 'at', 'type', ...Object.keys(properties).filter((name) => !OPTIONAL.has(name))],
  };
}

const types = Object.keys(PROPERTIES);

/** The schemas of the entries of the log, by name. */
export const LOG_ENTRY_SCHEMAS = {
  ...Object.fromEntries(
    Object.entries(PROPERTIES).map(([type, properties]) => [nameOf(type), entrySchema(type, properties)]),
  ),
  LogEntry: {
    oneOf: types.map((type) => ({ $ref: refTo(nameOf(type)) })),
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(types.map((type) => [type, refTo(nameOf(type))])),
    },
  },
};

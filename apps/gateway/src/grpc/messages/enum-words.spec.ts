import { join } from 'node:path';
import { ACTOR_KINDS, DEFEATS, FINISH_REASONS, SESSION_STATUSES, ZONES } from '@melee/combat/dto';
import { BATTLE_MODES } from '../../battles/commands.js';
import { loadServiceDefinition } from '../service-definition.js';
import * as words from './enum-words.js';

const DEFINITION = loadServiceDefinition(join(__dirname, '../../../../../libs/client/proto'));

/** Names of the values of an enum in the proto file, without the one that stands for unset. */
function valuesOf(name: string): string[] {
  const definition = DEFINITION[`melee.combat.v1.${name}`];
  if (definition === undefined || !('type' in definition)) throw new Error(`There is no enum ${name}.`);
  const { value } = definition.type as { readonly value: readonly { readonly name: string }[] };
  return value.map((one) => one.name).filter((one) => !one.endsWith('_UNSPECIFIED'));
}

const ENUMS = [
  ['ActorKind', words.ACTOR_KIND_WORDS, ACTOR_KINDS],
  ['BattleMode', words.BATTLE_MODE_WORDS, BATTLE_MODES],
  ['BattleStatus', words.BATTLE_STATUS_WORDS, SESSION_STATUSES],
  ['FinishReason', words.FINISH_REASON_WORDS, FINISH_REASONS],
  ['Defeat', words.DEFEAT_WORDS, DEFEATS],
  ['Zone', words.ZONE_WORDS, ZONES],
] as const;

describe.each(ENUMS)('the enum %s', (name, table, vocabulary) => {
  it('has a value for each of our words, and no other', () => {
    expect(vocabulary.map((word) => table.valueOf(word)).sort()).toEqual(valuesOf(name).sort());
  });

  it('means the word by the value', () => {
    for (const [word, value] of Object.entries<string>(table.values)) {
      expect(value.toLowerCase().endsWith(`_${word}`)).toBe(true);
      expect(table.wordOf(value as never)).toBe(word);
    }
  });

  it('leaves a number that it does not have for the validation to refuse', () => {
    expect(table.wordOf(99)).toBe('99');
    expect(table.wordOf(undefined)).toBeUndefined();
  });
});

it('there is a table for every enum of the proto files', () => {
  const enums = Object.entries(DEFINITION)
    .filter(([, { format }]) => format === 'Protocol Buffer 3 EnumDescriptorProto')
    .map(([name]) => name.replace('melee.combat.v1.', ''));
  expect(enums.sort()).toEqual(ENUMS.map(([name]) => name as string).sort());
});

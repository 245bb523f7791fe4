import type { TriggerRule } from '../content/types.js';
import { createActor } from '../content/create-actor.js';
import { defaultPack } from '../content/default-pack.js';
import {
  actorOf,
  battle,
  eventsOf,
  exchange,
  fighter,
  missRolls,
  resolve,
  rulesWith,
  strikeRolls,
} from './testing/fixtures.js';
import { testPack } from './testing/test-pack.js';

const A = '0/exchange/a>b';
const tenfold = (count: number): TriggerRule => ({
  on: 'accuracy_check',
  as: 'striker',
  chance: 1,
  then: Array.from({ length: count }, () => ({ multiply: 'damage', by: 10 }) as const),
});
const NOTHING: TriggerRule = {
  on: 'damage',
  as: 'striker',
  chance: 1,
  then: [{ multiply: 'damage', by: 0 }],
};

function struck(...traitRules: readonly TriggerRule[]) {
  const odd = { name: { en: 'odd', ru: 'странный' }, rules: traitRules };
  const rules = rulesWith({ traits: { ...testPack.traits, odd } });
  const a = fighter('a');
  const rolls = { ...strikeRolls(A), ...missRolls('0/exchange/b>a') };
  return resolve(
    battle({ ...a, raw: { ...a.raw, traits: ['odd'] } }, fighter('b')),
    exchange(),
    rolls,
    rules,
  );
}

describe('numbers that pile up', () => {
  it('stay whole and exact', () => {
    const result = struck(tenfold(400));
    const damage = eventsOf(result, 'strike').find(({ source }) => source === 'a')?.damage;
    // Less the armour of 5.
    expect(damage).toBe(900_719_925_474 - 5);
    expect(actorOf(result, 'b').state).toMatchObject({ hp: 0, defeat: 'killed' });
  });

  it('still come to nothing when something makes nothing of them', () => {
    expect(actorOf(struck(tenfold(400), NOTHING), 'b').state).toMatchObject({ hp: 120, defeat: null });
  });

  it('of modifiers too', () => {
    const vast = ['*999999', '*999999', '+999999', '*999999'] as const;
    const { hp, energy } = createActor(defaultPack, {
      cid: 'a',
      team: 'red',
      kind: 'bot',
      template: 'warrior',
      overrides: { modifiers: { strength: vast, hp: vast, energy: vast } },
    }).state;
    expect([hp, energy].map(Number.isSafeInteger)).toEqual([true, true]);
  });
});

import { fighter, under } from '../../pipeline/testing/fixtures.js';
import { testPack } from '../../pipeline/testing/test-pack.js';
import { profileOf } from '../../pipeline/stats/profile.js';
import { explainNumber } from './explain.js';
import { SCALE } from './fixed-point.js';
import { NUMBER_NAMES } from './number-names.js';

const actor = under(
  under(
    fighter('a', {
      traits: ['giant'],
      modifiers: { evasion: ['+0.2'] },
      loadout: { armour: ['chain_mail'], offHand: 'round_shield' },
    }),
    'stone_skin',
    2,
    'b',
    { stacks: 2, power: 1.5 },
  ),
  'broken_armour',
);

describe('the explanation of a number', () => {
  it('lists what made it, from the attributes to the effects', () => {
    expect(explainNumber(actor, 'armour', testPack)).toEqual({
      name: 'armour',
      layers: [
        { source: 'attributes', text: '10 endurance × 0.5' },
        { source: 'armour.chain_mail', text: '+3' },
        { source: 'effect.stone_skin', text: '+6' },
        { source: 'effect.stone_skin', text: '+6' },
        { source: 'effect.broken_armour', text: '*0.5' },
      ],
      value: 10,
      cap: null,
    });
    expect(explainNumber(actor, 'evasion', testPack)).toMatchObject({
      layers: [
        { source: 'attributes', text: '10 agility × 0.015' },
        { source: 'attributes', text: '10 prediction × 0.005' },
        { source: 'own', text: '+0.2' },
        { source: 'trait.giant', text: '-0.1' },
        { source: 'armour.chain_mail', text: '-0.05' },
      ],
      value: 0.25,
      cap: 0.75,
    });
  });

  it('of an attribute starts with what the actor has by itself', () => {
    expect(explainNumber(actor, 'strength', testPack)).toMatchObject({
      layers: [
        { source: 'attributes', text: '10' },
        { source: 'trait.giant', text: '*1.5' },
      ],
      value: 15,
    });
  });

  it.each(NUMBER_NAMES)('comes to the %s that strikes are calculated with', (name) => {
    for (const one of [actor, under(actor, 'disarmed'), fighter('b')]) {
      const { numbers } = profileOf(one, testPack);
      expect(explainNumber(one, name, testPack).value).toBe(numbers[name] / SCALE);
    }
  });

  it('leaves out the weapon of the disarmed', () => {
    const layers = explainNumber(under(fighter('a'), 'disarmed'), 'parry', testPack).layers;
    expect(layers).toEqual([{ source: 'attributes', text: '10 agility × 0.02' }]);
  });
});

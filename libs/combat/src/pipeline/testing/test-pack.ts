import type { ContentPack } from '../../content/types.js';
import { testAbilities, testItems } from './test-pack/powers.js';
import { testEffects } from './test-pack/effects.js';
import { testEquipment } from './test-pack/equipment.js';
import { testFeints } from './test-pack/feints.js';
import { testNumbers } from './test-pack/numbers.js';

/** A small pack of round numbers for the tests of the pipeline, which no designer changes. */
export const testPack: ContentPack = {
  name: 'test',
  version: '1',
  title: { en: 'The pack of the tests', ru: 'Набор для тестов' },
  ...testNumbers,
  ...testEquipment,
  effects: testEffects,
  feints: testFeints,
  items: testItems,
  abilities: testAbilities,
  behaviours: {},
  templates: {},
};

import type { ContentPack } from '../../types.js';
import { balance, caps, derivation } from './derivation.js';
import { armour, shields, styles, weapons } from './equipment.js';
import { abilities, effects, feints, items } from './powers.js';
import { behaviours, templates } from './templates.js';

/** The pack that battles use unless they name another. */
export const defaultPack: ContentPack = {
  name: 'default',
  version: '1',
  derivation,
  caps,
  balance,
  styles,
  unarmed: 'fists',
  weapons,
  shields,
  armour,
  items,
  abilities,
  effects,
  feints,
  behaviours,
  templates,
};

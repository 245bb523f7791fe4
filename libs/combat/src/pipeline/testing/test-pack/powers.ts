import type { ContentPack } from '../../../content/types.js';
import { named } from './named.js';

export const testItems: ContentPack['items'] = {
  potion: {
    ...named('potion'),
    aim: 'self',
    tactic: 'recovery',
    maxTargets: 1,
    power: { heal: { base: 30, spread: 5, bonus: null } },
  },
  bomb: {
    ...named('bomb'),
    aim: 'enemies',
    tactic: 'offence',
    maxTargets: 8,
    power: {
      strike: {
        type: 'fire',
        base: 18,
        spread: 6,
        bonus: null,
        flags: ['force_hit', 'cannot_crit', 'ignore_parry', 'halve_evasion'],
      },
    },
  },
  antidote: {
    ...named('antidote'),
    aim: 'allies',
    tactic: 'recovery',
    maxTargets: 1,
    power: { cleanses: ['damage', 'control'], effects: [{ effect: 'mending' }] },
  },
};

export const testAbilities: ContentPack['abilities'] = {
  fireball: {
    ...named('fireball'),
    aim: 'enemies',
    tactic: 'offence',
    maxTargets: 1,
    cost: { energy: 20 },
    cooldown: 3,
    power: {
      strike: {
        type: 'fire',
        base: 14,
        spread: 4,
        bonus: 'magical_damage',
        flags: ['ignore_parry', 'halve_evasion'],
      },
    },
  },
  heal: {
    ...named('heal'),
    aim: 'allies',
    tactic: 'recovery',
    maxTargets: 1,
    cost: { energy: 15 },
    cooldown: 4,
    power: { heal: { base: 15, spread: 3, bonus: 'magical_damage' } },
  },
  lightning: {
    ...named('lightning'),
    aim: 'enemies',
    tactic: 'offence',
    maxTargets: 3,
    cost: {},
    cooldown: 0,
    power: {
      strike: {
        type: 'pure',
        base: 40,
        spread: 0,
        bonus: null,
        flags: ['force_hit', 'cannot_crit', 'ignore_evasion', 'ignore_parry', 'ignore_block'],
        falloff: 0.5,
      },
    },
  },
  blood_pact: {
    ...named('blood pact'),
    aim: 'self',
    tactic: 'defence',
    maxTargets: 1,
    cost: { hp: 20, tokens: { gift: 2 } },
    cooldown: 0,
    power: { effects: [{ effect: 'stone_skin', power: 1.5 }] },
  },
};

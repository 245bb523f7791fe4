import type { ContentPack } from '../../types.js';

export const abilities = {
  fireball: {
    name: 'fireball',
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
    name: 'heal',
    maxTargets: 1,
    cost: { energy: 15 },
    cooldown: 4,
    power: { heal: { base: 15, spread: 3, bonus: 'magical_damage' } },
  },
} as const satisfies ContentPack['abilities'];

export const items = {
  potion: { name: 'potion', maxTargets: 1, power: { heal: { base: 30, spread: 5, bonus: null } } },
  bomb: {
    name: 'bomb',
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
} as const satisfies ContentPack['items'];

export const effects = {
  bleeding: {
    name: 'bleeding',
    kind: 'damage',
    duration: 3,
    stacking: { mode: 'stack', upTo: 3 },
    hpPerExchange: -4,
  },
  stunned: {
    name: 'stunned',
    kind: 'control',
    duration: 1,
    stacking: { mode: 'strongest' },
    conditions: ['stunned'],
  },
  toppled: {
    name: 'toppled',
    kind: 'control',
    duration: 2,
    stacking: { mode: 'refresh' },
    conditions: ['no_evasion'],
  },
  broken_armour: {
    name: 'broken armour',
    kind: 'debuff',
    duration: 4,
    stacking: { mode: 'refresh' },
    modifiers: { armour: ['*0.5'] },
  },
} as const satisfies ContentPack['effects'];

export const feints = {
  true_strike: {
    name: 'true strike',
    price: { hit: 2 },
    rules: [
      {
        on: 'accuracy_check',
        as: 'striker',
        chance: 1,
        then: [{ flag: 'ignore_evasion' }, { multiply: 'damage', by: 0.8 }],
      },
    ],
  },
  power_attack: {
    name: 'power attack',
    price: { crit: 1, hit: 1 },
    rules: [
      {
        on: 'accuracy_check',
        as: 'striker',
        chance: 1,
        then: [
          { multiply: 'damage', by: 1.5 },
          { multiply: 'accuracy', by: 0.8 },
        ],
      },
    ],
  },
  defensive_strike: {
    name: 'defensive strike',
    price: { tempo: 2 },
    rules: [{ on: 'dodge', as: 'defender', chance: 1, then: [{ flag: 'force_counter' }] }],
  },
  piercing_thrust: {
    name: 'piercing thrust',
    price: { hit: 3 },
    rules: [{ on: 'accuracy_check', as: 'striker', chance: 1, then: [{ flag: 'pierce' }] }],
  },
  low_blow: {
    name: 'low blow',
    price: { crit: 2 },
    rules: [
      { on: 'control_check', as: 'striker', chance: 0.6, then: [{ effect: 'stunned', on: 'opponent' }] },
    ],
  },
  shield_bash: {
    name: 'shield bash',
    price: { block: 2 },
    needs: 'shield',
    rules: [
      { on: 'control_check', as: 'striker', chance: 0.5, then: [{ effect: 'stunned', on: 'opponent' }] },
    ],
  },
} as const satisfies ContentPack['feints'];

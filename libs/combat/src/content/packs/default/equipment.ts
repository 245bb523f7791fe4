import type { ContentPack } from '../../types.js';

export const weapons = {
  fists: {
    name: 'fists',
    class: 'unarmed',
    hands: 1,
    damage: { type: 'physical', base: 3, spread: 1 },
    ripostes: true,
    onCrit: [{ effect: 'stunned', on: 'opponent' }],
  },
  sword: {
    name: 'sword',
    class: 'blade',
    hands: 1,
    damage: { type: 'physical', base: 9, spread: 2 },
    ripostes: true,
    modifiers: { parry: ['+0.05'] },
    onCrit: [{ multiply: 'damage', by: 1.5 }],
  },
  dagger: {
    name: 'dagger',
    class: 'knife',
    hands: 1,
    damage: { type: 'physical', base: 6, spread: 1 },
    ripostes: true,
    modifiers: { crit_chance: ['+0.1'], accuracy: ['+0.05'] },
    onCrit: [{ flag: 'pierce' }, { flag: 'ignore_parry' }],
  },
  kris: {
    name: 'kris',
    class: 'knife',
    hands: 1,
    damage: { type: 'physical', base: 6, spread: 2 },
    ripostes: true,
    modifiers: { crit_chance: ['+0.05'] },
    onCrit: [{ effect: 'bleeding', on: 'opponent' }],
  },
  halberd: {
    name: 'halberd',
    class: 'polearm',
    hands: 2,
    damage: { type: 'physical', base: 14, spread: 3 },
    ripostes: false,
    modifiers: { accuracy: ['-0.05'] },
    onCrit: [{ effect: 'toppled', on: 'opponent' }],
  },
  morning_star: {
    name: 'morning star',
    class: 'blunt',
    hands: 1,
    damage: { type: 'physical', base: 10, spread: 4 },
    ripostes: false,
    modifiers: { armour_penetration: ['+0.1'] },
    onCrit: [{ effect: 'broken_armour', on: 'opponent' }],
  },
  bow: {
    name: 'bow',
    class: 'ranged',
    hands: 2,
    damage: { type: 'physical', base: 10, spread: 3 },
    ripostes: false,
    modifiers: { accuracy: ['+0.05'], parry: ['*0.5'] },
    rules: [{ on: 'accuracy_check', as: 'striker', chance: 1, then: [{ flag: 'ignore_parry' }] }],
    onCrit: [{ flag: 'ignore_evasion' }, { multiply: 'damage', by: 1.3 }],
  },
} as const satisfies ContentPack['weapons'];

export const shields = {
  round_shield: {
    name: 'round shield',
    absorbs: 0.7,
    modifiers: { block: ['+0.1'], evasion: ['-0.05'] },
  },
} as const satisfies ContentPack['shields'];

export const armour = {
  leather_jerkin: { name: 'leather jerkin', slot: 'body', modifiers: { armour: ['+1'], evasion: ['+0.02'] } },
  chain_mail: { name: 'chain mail', slot: 'body', modifiers: { armour: ['+3'], evasion: ['-0.05'] } },
} as const satisfies ContentPack['armour'];

export const styles = {
  one_handed: { modifiers: { evasion: ['+0.03'] } },
  two_handed: { modifiers: { physical_damage: ['*1.2'] } },
  shield: {},
  dual: {
    modifiers: { accuracy: ['-0.05'] },
    rules: [{ on: 'accuracy_check', as: 'striker', chance: 0.5, then: [{ followUp: 'off_hand' }] }],
  },
} as const satisfies ContentPack['styles'];

import type { ContentPack, Weapon } from '../../../content/types.js';
import { named } from './named.js';

const BLADE = { class: 'blade', hands: 1, ripostes: true, onCrit: [] } as const;

const weapons: Readonly<Record<string, Weapon>> = {
  fists: {
    ...named('fists'),
    class: 'unarmed',
    hands: 1,
    damage: { type: 'physical', base: 3, spread: 1 },
    ripostes: true,
    onCrit: [{ effect: 'stunned', on: 'opponent' }],
  },
  sword: {
    ...named('sword'),
    ...BLADE,
    damage: { type: 'physical', base: 9, spread: 2 },
    modifiers: { parry: ['+0.05'] },
    onCrit: [{ multiply: 'damage', by: 1.5 }],
  },
  dagger: { ...named('dagger'), ...BLADE, class: 'knife', damage: { type: 'physical', base: 6, spread: 1 } },
  kris: {
    ...named('kris'),
    ...BLADE,
    class: 'knife',
    damage: { type: 'physical', base: 6, spread: 2 },
    onCrit: [{ effect: 'bleeding', on: 'opponent' }],
  },
  halberd: {
    ...named('halberd'),
    class: 'polearm',
    hands: 2,
    damage: { type: 'physical', base: 14, spread: 3 },
    ripostes: false,
    onCrit: [{ effect: 'toppled', on: 'opponent' }],
  },
  main_gauche: {
    ...named('main gauche'),
    ...BLADE,
    class: 'knife',
    damage: { type: 'physical', base: 5, spread: 0 },
    rules: [{ on: 'parry', as: 'defender', chance: 0.5, then: [{ flag: 'force_counter' }] }],
  },
};

/** What fighters of the tests hold, wear and are. */
export const testEquipment: Pick<
  ContentPack,
  'styles' | 'unarmed' | 'weapons' | 'shields' | 'armour' | 'traits'
> = {
  styles: {
    one_handed: { ...named('one hand'), modifiers: { evasion: ['+0.03'] } },
    two_handed: { ...named('two hands'), modifiers: { physical_damage: ['*1.2'] } },
    shield: named('shield'),
    dual: {
      ...named('two weapons'),
      rules: [{ on: 'accuracy_check', as: 'striker', chance: 0.5, then: [{ followUp: 'off_hand' }] }],
    },
  },
  unarmed: 'fists',
  weapons,
  shields: {
    round_shield: { ...named('round shield'), absorbs: 0.7, modifiers: { block: ['+0.1'] } },
    wall: { ...named('wall'), absorbs: 1 },
  },
  armour: {
    chain_mail: {
      ...named('chain mail'),
      slot: 'body',
      modifiers: { armour: ['+3'], evasion: ['-0.05'] },
    },
    spiked_gloves: {
      ...named('spiked gloves'),
      slot: 'hands',
      rules: [{ on: 'block', as: 'defender', chance: 1, then: [{ tokens: { tempo: 1 }, to: 'bearer' }] }],
    },
  },
  traits: {
    giant: { ...named('giant'), modifiers: { strength: ['*1.5'], evasion: ['-0.1'] } },
    lucky: {
      ...named('lucky'),
      rules: [{ on: 'miss', as: 'striker', chance: 1, then: [{ tokens: { hit: 1 }, to: 'bearer' }] }],
    },
  },
};

import type { ContentPack } from '../../../content/types.js';
import { named } from './named.js';

export const testFeints: ContentPack['feints'] = {
  true_strike: {
    ...named('true strike'),
    price: { hit: 2 },
    tactic: 'offence',
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
    ...named('power attack'),
    price: { crit: 1, hit: 1 },
    tactic: 'offence',
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
    ...named('defensive strike'),
    price: { tempo: 2 },
    tactic: 'defence',
    rules: [{ on: 'dodge', as: 'defender', chance: 1, then: [{ flag: 'force_counter' }] }],
  },
  low_blow: {
    ...named('low blow'),
    price: { crit: 2 },
    tactic: 'control',
    rules: [
      { on: 'control_check', as: 'striker', chance: 0.6, then: [{ effect: 'stunned', on: 'opponent' }] },
    ],
  },
  shield_bash: {
    ...named('shield bash'),
    price: { block: 2 },
    tactic: 'control',
    needs: 'shield',
    rules: [
      { on: 'control_check', as: 'striker', chance: 0.5, then: [{ effect: 'stunned', on: 'opponent' }] },
    ],
  },
  cleave: {
    ...named('cleave'),
    price: { hit: 2, crit: 1 },
    tactic: 'offence',
    rules: [
      {
        on: 'accuracy_check',
        as: 'striker',
        chance: 1,
        then: [{ followUp: 'sweep', targets: 2, damage: 0.5 }],
      },
    ],
  },
};

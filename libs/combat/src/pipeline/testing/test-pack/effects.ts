import type { ContentPack, Effect } from '../../../content/types.js';
import type { Condition } from '../../../content/vocabulary.js';
import { named } from './named.js';

function control(name: string, condition: Condition): Effect {
  return {
    ...named(name),
    kind: 'control',
    duration: 2,
    stacking: { mode: 'refresh' },
    conditions: [condition],
  };
}

export const testEffects: ContentPack['effects'] = {
  bleeding: {
    ...named('bleeding'),
    kind: 'damage',
    duration: 3,
    stacking: { mode: 'stack', upTo: 3 },
    hpPerExchange: -4,
  },
  mending: {
    ...named('mending'),
    kind: 'healing',
    duration: 2,
    stacking: { mode: 'refresh' },
    hpPerExchange: 5,
  },
  broken_armour: {
    ...named('broken armour'),
    kind: 'debuff',
    duration: 4,
    stacking: { mode: 'refresh' },
    modifiers: { armour: ['*0.5'] },
  },
  stone_skin: {
    ...named('stone skin'),
    kind: 'buff',
    duration: 3,
    stacking: { mode: 'stack', upTo: 2 },
    modifiers: { armour: ['+4'] },
  },
  true_aim: {
    ...named('true aim'),
    kind: 'buff',
    duration: 1,
    stacking: { mode: 'refresh' },
    rules: [{ on: 'accuracy_check', as: 'striker', chance: 1, then: [{ flag: 'force_hit' }] }],
  },
  stunned: control('stunned', 'stunned'),
  asleep: { ...control('asleep', 'asleep'), endsWhenHurt: true },
  toppled: control('toppled', 'no_evasion'),
  disarmed: control('disarmed', 'disarmed'),
  silenced: control('silenced', 'silenced'),
  blinded: { ...control('blinded', 'blinded'), modifiers: { accuracy: ['*0.5'] } },
};

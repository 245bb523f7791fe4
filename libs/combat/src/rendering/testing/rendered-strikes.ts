import type { CombatEventType } from '../../dto/index.js';
import type { EventOf } from '../locale.js';

/** An event and its lines in English and Russian. */
export type Rendered<Type extends CombatEventType> = readonly [EventOf<Type>, string, string];

const strike: EventOf<'strike'> = {
  type: 'strike',
  actionId: 'x1',
  kind: 'exchange',
  wave: 0,
  source: 'c_r',
  target: 'c_g',
  by: 'w_halberd',
  outcome: 'hit',
  isCritical: false,
  damage: 14,
  absorbed: 0,
  targetHp: 36,
};

/** Every kind of strike and every outcome; ids are those of the sample content. */
export const RENDERED_STRIKES: readonly Rendered<'strike'>[] = [
  [
    strike,
    'Ragnar strikes Gruk (halberd): hit, 14 damage, 36 hp left',
    'Рагнар → Грук, удар (алебарда): попадание, урон 14, здоровье 36',
  ],
  [
    { ...strike, feintId: 'f_power', isCritical: true },
    'Ragnar strikes Gruk (halberd, power attack): crit, 14 damage, 36 hp left',
    'Рагнар → Грук, удар (алебарда, мощный удар): крит, урон 14, здоровье 36',
  ],
  [
    { ...strike, kind: 'forced', outcome: 'block', absorbed: 9 },
    'Ragnar strikes the idle Gruk (halberd): blocked 9, 14 damage, 36 hp left',
    'Рагнар → Грук, удар без ответа (алебарда): блок 9, урон 14, здоровье 36',
  ],
  [
    { ...strike, kind: 'counter', by: 'w_fists', outcome: 'miss' },
    'Ragnar counters Gruk (fists): miss',
    'Рагнар → Грук, ответный удар (кулаки): промах',
  ],
  [
    { ...strike, kind: 'off_hand', outcome: 'dodge', isCritical: true },
    'Ragnar follows up on Gruk (halberd): crit, dodged',
    'Рагнар → Грук, удар второй рукой (алебарда): крит, уклонение',
  ],
  [
    { ...strike, kind: 'extra', outcome: 'parry' },
    'Ragnar strikes once more at Gruk (halberd): parried',
    'Рагнар → Грук, ещё один удар (алебарда): парирование',
  ],
  [
    { ...strike, kind: 'sweep' },
    'Ragnar sweeps on to Gruk (halberd): hit, 14 damage, 36 hp left',
    'Рагнар → Грук, размашистый удар (алебарда): попадание, урон 14, здоровье 36',
  ],
  [
    { ...strike, kind: 'ability', by: 'a_fireball' },
    'Ragnar targets Gruk (fireball): hit, 14 damage, 36 hp left',
    'Рагнар → Грук, огненный шар: попадание, урон 14, здоровье 36',
  ],
  [
    { ...strike, kind: 'item', by: 'i_bomb' },
    'Ragnar targets Gruk (bomb): hit, 14 damage, 36 hp left',
    'Рагнар → Грук, бомба: попадание, урон 14, здоровье 36',
  ],
];

import type { CombatEventType } from '../../dto/index.js';
import type { EventOf } from '../locale.js';
import { RENDERED_STRIKES, type Rendered } from './rendered-strikes.js';

const IN_ACTION = { actionId: 'x1' } as const;

const bleeding: EventOf<'effect_applied'> = {
  type: 'effect_applied',
  ...IN_ACTION,
  source: 'c_r',
  target: 'c_g',
  effectId: 'e_bleeding',
  duration: 1,
};

/** At least one of every type of event; ids are those of the sample content. */
export const RENDERED_EVENTS: { readonly [Type in CombatEventType]: readonly Rendered<Type>[] } = {
  battle_started: [
    [
      { type: 'battle_started', teams: { red: ['c_r', 'c_s'], blue: ['c_g'] } },
      'The battle begins: red (Ragnar, Sigrid) against blue (Gruk)',
      'Бой начинается: red (Рагнар, Сигрид) — blue (Грук)',
    ],
  ],
  actor_joined: [
    [
      { type: 'actor_joined', cid: 'c_n', team: 'red', name: 'Núria' },
      'Núria joins team red',
      'Núria вступает в бой, команда red',
    ],
  ],
  move_cancelled: [
    [
      {
        type: 'move_cancelled',
        cid: 'c_r',
        moveId: 'm1',
        strategy: 'exchange',
        reason: 'target_defeated',
        actionId: null,
      },
      'Ragnar holds back (strike): the target has fallen',
      'Рагнар отменяет ход (удар): противник уже выбыл',
    ],
  ],
  exchange: [
    [
      { type: 'exchange', ...IN_ACTION, step: 3, cid: 'c_r', target: 'c_g', isForced: false },
      'Exchange 3: Ragnar against Gruk',
      'Размен 3: Рагнар — Грук',
    ],
    [
      { type: 'exchange', ...IN_ACTION, step: 4, cid: 'c_r', target: 'c_g', isForced: true },
      'Exchange 4: Ragnar against Gruk, who does not answer',
      'Размен 4: Рагнар — Грук (не отвечает)',
    ],
  ],
  strike: RENDERED_STRIKES,
  used: [
    [
      { type: 'used', ...IN_ACTION, strategy: 'item', cid: 'c_r', by: 'i_bomb', targets: ['c_g', 'c_s'] },
      'Ragnar uses bomb on Gruk and Sigrid',
      'Рагнар применяет: бомба → Грук, Сигрид',
    ],
    [
      { type: 'used', ...IN_ACTION, strategy: 'instant', cid: 'c_r', by: 'a_fireball', targets: ['c_r'] },
      'Ragnar uses fireball',
      'Рагнар применяет: огненный шар',
    ],
  ],
  healed: [
    [
      { type: 'healed', ...IN_ACTION, source: 'c_s', target: 'c_r', by: 'heal', amount: 24, targetHp: 60 },
      'Sigrid heals Ragnar: +24 hp, 60 hp now',
      'Сигрид → Рагнар, лечение: +24, здоровье 60',
    ],
    [
      { type: 'healed', ...IN_ACTION, source: 'c_r', target: 'c_r', by: 'heal', amount: 24, targetHp: 60 },
      'Ragnar recovers: +24 hp, 60 hp now',
      'Рагнар, лечение: +24, здоровье 60',
    ],
  ],
  effect_applied: [
    [bleeding, 'Gruk: bleeding for 1 exchange', 'Грук: кровотечение, 1 размен'],
    [{ ...bleeding, duration: 3 }, 'Gruk: bleeding for 3 exchanges', 'Грук: кровотечение, 3 размена'],
  ],
  effect_ticked: [
    [
      { type: 'effect_ticked', ...IN_ACTION, cid: 'c_g', effectId: 'e_bleeding', hpChange: -4, hp: 32 },
      'Gruk: bleeding, −4 hp, 32 hp left',
      'Грук: кровотечение, −4, здоровье 32',
    ],
  ],
  effect_expired: [
    [
      { type: 'effect_expired', ...IN_ACTION, cid: 'c_g', effectId: 'e_bleeding' },
      'Gruk: bleeding wears off',
      'Грук: «кровотечение» проходит',
    ],
  ],
  effect_removed: [
    [
      { type: 'effect_removed', ...IN_ACTION, cid: 'c_g', effectId: 'e_bleeding', reason: 'cleansed' },
      'Gruk: bleeding is gone (cleansed)',
      'Грук: очищение снимает «кровотечение»',
    ],
    [
      { type: 'effect_removed', ...IN_ACTION, cid: 'c_g', effectId: 'e_bleeding', reason: 'hurt' },
      'Gruk: bleeding is gone (broken by pain)',
      'Грук: боль прерывает «кровотечение»',
    ],
  ],
  tokens_gained: [
    [
      { type: 'tokens_gained', ...IN_ACTION, cid: 'c_r', tokens: { hit: 2, gift: 1 } },
      'Ragnar gains tokens: hit +2, gift +1',
      'Рагнар получает жетоны: попадание +2, дар +1',
    ],
  ],
  feints_refunded: [
    [
      { type: 'feints_refunded', cid: 'c_r', feints: ['f_power'], tokens: { crit: 1, hit: 1 } },
      'Ragnar gets back the price of power attack: crit +1, hit +1',
      'Рагнар, неиспользованные финты (мощный удар), жетоны назад: крит +1, попадание +1',
    ],
  ],
  refused: [
    [
      { type: 'refused', ...IN_ACTION, cid: 'c_g', reason: 'asleep' },
      'Gruk cannot act: asleep',
      'Грук не может действовать: сон',
    ],
  ],
  manoeuvred: [
    [
      { type: 'manoeuvred', ...IN_ACTION, cid: 'c_r', target: 'c_g' },
      'Ragnar manoeuvres and faces Gruk',
      'Рагнар делает манёвр, новая цель: Грук',
    ],
  ],
  chaos: [
    [
      { type: 'chaos', ...IN_ACTION, step: 361, extraDamage: 10 },
      'Chaos! Every strike does 10 % more damage',
      'Хаос! Урон каждого удара: +10 %',
    ],
  ],
  defeated: [
    [
      { type: 'defeated', ...IN_ACTION, cid: 'c_g', how: 'killed', by: 'c_r' },
      'Gruk falls to Ragnar',
      'Рагнар побеждает, Грук погибает',
    ],
    [{ type: 'defeated', ...IN_ACTION, cid: 'c_g', how: 'killed', by: null }, 'Gruk falls', 'Грук погибает'],
    [{ type: 'defeated', ...IN_ACTION, cid: 'c_g', how: 'killed', by: 'c_g' }, 'Gruk falls', 'Грук погибает'],
    [
      { type: 'defeated', ...IN_ACTION, cid: 'c_g', how: 'surrendered', by: null },
      'Gruk surrenders',
      'Грук сдаётся',
    ],
  ],
  action_failed: [
    [
      { type: 'action_failed', actionId: 'x1', code: 'content/unknown-id' },
      'An action could not be executed: content/unknown-id',
      'Действие не выполнено: content/unknown-id',
    ],
    [
      { type: 'action_failed', actionId: null, code: 'internal/error' },
      'An action could not be executed: internal/error',
      'Действие не выполнено: internal/error',
    ],
  ],
  limit_reached: [
    [
      { type: 'limit_reached', ...IN_ACTION, cid: 'c_r', limit: 'waves', dropped: 1 },
      'Ragnar has no breath for 1 more strike',
      'Рагнар: не хватает дыхания, пропущено: 1 удар',
    ],
    [
      { type: 'limit_reached', ...IN_ACTION, cid: 'c_r', limit: 'targets', dropped: 2 },
      'Ragnar cannot reach 2 more targets',
      'Рагнар: вне досягаемости: 2 цели',
    ],
    [
      { type: 'limit_reached', ...IN_ACTION, cid: 'c_r', limit: 'effects', dropped: 5 },
      'Ragnar can bear no more, 5 effects left out',
      'Рагнар: больше не вынести, пропущено: 5 эффектов',
    ],
  ],
  log_cut: [[{ type: 'log_cut', ...IN_ACTION, dropped: 3 }, '… and 3 more events', '… и ещё 3 события']],
  battle_finished: [
    [
      { type: 'battle_finished', winner: 'red', reason: 'last_team_standing', step: 21 },
      'Team red wins after 21 exchanges: the last team standing',
      'Победа: команда red — 21 размен, остальные повержены',
    ],
    [
      { type: 'battle_finished', winner: null, reason: 'nobody_standing', step: 1 },
      'A draw after 1 exchange: nobody is left standing',
      'Ничья — 1 размен, никто не устоял',
    ],
  ],
};

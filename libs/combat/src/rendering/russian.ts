import type {
  CancelReason,
  EffectEnding,
  FinishReason,
  MoveStrategy,
  ReachedLimit,
  RefusalReason,
  Token,
} from '../dto/index.js';
import type { EventOf, Locale } from './locale.js';
import {
  commas,
  counterOf,
  isByWeapon,
  meansOf,
  signed,
  type PluralForms,
  type WeaponStrikeKind,
} from './pieces.js';

const count = counterOf('ru');

const EXCHANGES: PluralForms = { one: 'размен', few: 'размена', other: 'разменов' };
const EVENTS: PluralForms = { one: 'событие', few: 'события', other: 'событий' };
const STRIKES: PluralForms = { one: 'удар', few: 'удара', other: 'ударов' };
const TARGETS: PluralForms = { one: 'цель', few: 'цели', other: 'целей' };
const EFFECTS: PluralForms = { one: 'эффект', few: 'эффекта', other: 'эффектов' };

const STRIKE_NOUNS: Readonly<Record<WeaponStrikeKind, string>> = {
  exchange: 'удар',
  forced: 'удар без ответа',
  counter: 'ответный удар',
  off_hand: 'удар второй рукой',
  extra: 'ещё один удар',
  sweep: 'размашистый удар',
};

const MOVES: Readonly<Record<MoveStrategy, string>> = {
  exchange: 'удар',
  item: 'предмет',
  instant: 'способность',
};

const CANCELLATIONS: Readonly<Record<CancelReason, string>> = {
  actor_defeated: 'вне боя',
  target_defeated: 'противник уже выбыл',
  no_target: 'нет цели',
  battle_finished: 'бой окончен',
};

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  stunned: 'оглушение',
  asleep: 'сон',
  silenced: 'немота',
  defeated: 'вне боя',
  no_energy: 'не хватает энергии',
  no_hp: 'не хватает здоровья',
  no_tokens: 'не хватает жетонов',
  no_charges: 'запас исчерпан',
  on_cooldown: 'ещё рано',
  not_known: 'нет такого умения',
  no_target: 'нет цели',
};

const ENDINGS: Readonly<Record<EffectEnding, string>> = {
  cleansed: 'очищение снимает',
  hurt: 'боль прерывает',
};

const LIMITS: Readonly<Record<ReachedLimit, (dropped: number) => string>> = {
  waves: (dropped) => `не хватает дыхания, пропущено: ${count(dropped, STRIKES)}`,
  targets: (dropped) => `вне досягаемости: ${count(dropped, TARGETS)}`,
  effects: (dropped) => `больше не вынести, пропущено: ${count(dropped, EFFECTS)}`,
};

const FINISHES: Readonly<Record<FinishReason, string>> = {
  last_team_standing: 'остальные повержены',
  nobody_standing: 'никто не устоял',
  stalemate: 'никто больше не может действовать',
  abandoned: 'слишком долго ничего не происходило',
};

const TOKEN_NAMES: Readonly<Record<Token, string>> = {
  tempo: 'темп',
  dodge: 'уклонение',
  parry: 'парирование',
  block: 'блок',
  hit: 'попадание',
  crit: 'крит',
  riposte: 'рипост',
  gift: 'дар',
};

function strikeResult({ outcome, isCritical, damage, absorbed, targetHp }: EventOf<'strike'>): string {
  const health = `здоровье ${String(targetHp)}`;
  switch (outcome) {
    case 'miss':
      return 'промах';
    case 'dodge':
      return commas(isCritical && 'крит', 'уклонение');
    case 'parry':
      return commas(isCritical && 'крит', 'парирование');
    case 'block':
      return commas(isCritical && 'крит', `блок ${String(absorbed)}`, `урон ${String(damage)}`, health);
    case 'hit':
      return commas(isCritical ? 'крит' : 'попадание', `урон ${String(damage)}`, health);
  }
}

function gains(tokens: EventOf<'tokens_gained'>['tokens']): string {
  const amounts = Object.entries(tokens) as [Token, number][];
  return commas(...amounts.map(([token, amount]) => `${TOKEN_NAMES[token]} ${signed(amount)}`));
}

/** Every name stands in the nominative, in brackets, quotes, or behind a colon, dash or arrow: none can be declined. */
export const russian: Locale = {
  battle_started: ({ teams }, names) => {
    const sides = Object.entries(teams).map(
      ([team, cids]) => `${team} (${commas(...cids.map((cid) => names.actor(cid)))})`,
    );
    return `Бой начинается: ${sides.join(' — ')}`;
  },
  actor_joined: ({ name, team }) => `${name} вступает в бой, команда ${team}`,
  move_cancelled: ({ cid, strategy, reason }, names) =>
    `${names.actor(cid)} отменяет ход (${MOVES[strategy]}): ${CANCELLATIONS[reason]}`,
  exchange: ({ step, cid, target, isForced }, names) =>
    `Размен ${String(step)}: ${names.actor(cid)} — ${names.actor(target)}${isForced ? ' (не отвечает)' : ''}`,
  strike: (event, names) => {
    const means = meansOf(event, names);
    const how = isByWeapon(event.kind) ? `${STRIKE_NOUNS[event.kind]} (${means})` : means;
    return `${names.actor(event.source)} → ${names.actor(event.target)}, ${how}: ${strikeResult(event)}`;
  },
  used: ({ cid, by, targets, strategy }, names) => {
    const tool = strategy === 'item' ? names.item(by) : names.ability(by);
    const others = targets.some((target) => target !== cid);
    const aim = others ? ` → ${commas(...targets.map((target) => names.actor(target)))}` : '';
    return `${names.actor(cid)} применяет: ${tool}${aim}`;
  },
  healed: ({ source, target, amount, targetHp }, names) => {
    const who = source === target ? names.actor(target) : `${names.actor(source)} → ${names.actor(target)}`;
    return `${who}, лечение: ${signed(amount)}, здоровье ${String(targetHp)}`;
  },
  effect_applied: ({ target, effectId, duration }, names) =>
    `${names.actor(target)}: ${names.effect(effectId)}, ${count(duration, EXCHANGES)}`,
  effect_ticked: ({ cid, effectId, hpChange, hp }, names) =>
    `${names.actor(cid)}: ${names.effect(effectId)}, ${signed(hpChange)}, здоровье ${String(hp)}`,
  effect_expired: ({ cid, effectId }, names) => `${names.actor(cid)}: «${names.effect(effectId)}» проходит`,
  effect_removed: ({ cid, effectId, reason }, names) =>
    `${names.actor(cid)}: ${ENDINGS[reason]} «${names.effect(effectId)}»`,
  tokens_gained: ({ cid, tokens }, names) => `${names.actor(cid)} получает жетоны: ${gains(tokens)}`,
  feints_refunded: ({ cid, feints, tokens }, names) =>
    `${names.actor(cid)}, неиспользованные финты (${commas(...feints.map((feint) => names.feint(feint)))}), жетоны назад: ${gains(tokens)}`,
  refused: ({ cid, reason }, names) => `${names.actor(cid)} не может действовать: ${REFUSALS[reason]}`,
  manoeuvred: ({ cid, target }, names) =>
    `${names.actor(cid)} делает манёвр, новая цель: ${names.actor(target)}`,
  chaos: ({ extraDamage }) => `Хаос! Урон каждого удара: +${String(extraDamage)} %`,
  defeated: ({ cid, how, by }, names) => {
    if (how === 'surrendered') return `${names.actor(cid)} сдаётся`;
    return by === null || by === cid
      ? `${names.actor(cid)} погибает`
      : `${names.actor(by)} побеждает, ${names.actor(cid)} погибает`;
  },
  action_failed: ({ code }) => `Действие не выполнено: ${code}`,
  limit_reached: ({ cid, limit, dropped }, names) => `${names.actor(cid)}: ${LIMITS[limit](dropped)}`,
  log_cut: ({ dropped }) => `… и ещё ${count(dropped, EVENTS)}`,
  battle_finished: ({ winner, reason, step }) =>
    `${winner === null ? 'Ничья' : `Победа: команда ${winner}`} — ${count(step, EXCHANGES)}, ${FINISHES[reason]}`,
};

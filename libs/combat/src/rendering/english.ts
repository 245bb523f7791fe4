import type {
  CancelReason,
  EffectEnding,
  FinishReason,
  MoveStrategy,
  ReachedLimit,
  RefusalReason,
  StrikeKind,
} from '../dto/index.js';
import type { EventOf, Locale } from './locale.js';
import { commas, counterOf, meansOf, signed, type PluralForms } from './pieces.js';

const count = counterOf('en');

const EXCHANGES: PluralForms = { one: 'exchange', other: 'exchanges' };
const EVENTS: PluralForms = { one: 'more event', other: 'more events' };

const VERBS: Readonly<Record<StrikeKind, string>> = {
  exchange: 'strikes',
  forced: 'strikes the idle',
  counter: 'counters',
  off_hand: 'follows up on',
  extra: 'strikes once more at',
  sweep: 'sweeps on to',
  ability: 'targets',
  item: 'targets',
};

const MOVES: Readonly<Record<MoveStrategy, string>> = {
  exchange: 'strike',
  item: 'item',
  instant: 'ability',
};

const CANCELLATIONS: Readonly<Record<CancelReason, string>> = {
  actor_defeated: 'out of the fight',
  target_defeated: 'the target has fallen',
  no_target: 'nobody to aim at',
  battle_finished: 'the battle is over',
};

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  stunned: 'stunned',
  asleep: 'asleep',
  silenced: 'silenced',
  defeated: 'out of the fight',
  no_energy: 'not enough energy',
  no_hp: 'not enough hp',
  no_tokens: 'not enough tokens',
  no_charges: 'none left',
  on_cooldown: 'not ready yet',
  not_known: 'never learned it',
  no_target: 'nobody to aim at',
};

const ENDINGS: Readonly<Record<EffectEnding, string>> = {
  cleansed: 'cleansed',
  hurt: 'broken by pain',
};

const LIMITS: Readonly<Record<ReachedLimit, (dropped: number) => string>> = {
  waves: (dropped) => `has no breath for ${count(dropped, { one: 'more strike', other: 'more strikes' })}`,
  targets: (dropped) => `cannot reach ${count(dropped, { one: 'more target', other: 'more targets' })}`,
  effects: (dropped) => `can bear no more, ${count(dropped, { one: 'effect', other: 'effects' })} left out`,
};

const FINISHES: Readonly<Record<FinishReason, string>> = {
  last_team_standing: 'the last team standing',
  nobody_standing: 'nobody is left standing',
  stalemate: 'nobody can act any more',
  abandoned: 'nothing happened for too long',
};

/** "Ragnar, Sigrid and Torvald". */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ');
}

function gains(tokens: EventOf<'tokens_gained'>['tokens']): string {
  return commas(...Object.entries(tokens).map(([token, amount]) => `${token} ${signed(amount)}`));
}

function strikeResult({ outcome, isCritical, damage, absorbed, targetHp }: EventOf<'strike'>): string {
  const left = `${String(targetHp)} hp left`;
  switch (outcome) {
    case 'miss':
      return 'miss';
    case 'dodge':
      return commas(isCritical && 'crit', 'dodged');
    case 'parry':
      return commas(isCritical && 'crit', 'parried');
    case 'block':
      return commas(isCritical && 'crit', `blocked ${String(absorbed)}`, `${String(damage)} damage`, left);
    case 'hit':
      return commas(isCritical ? 'crit' : 'hit', `${String(damage)} damage`, left);
  }
}

export const english: Locale = {
  battle_started: ({ teams }, names) => {
    const sides = Object.entries(teams).map(
      ([team, cids]) => `${team} (${commas(...cids.map((cid) => names.actor(cid)))})`,
    );
    return `The battle begins: ${sides.join(' against ')}`;
  },
  actor_joined: ({ name, team }) => `${name} joins team ${team}`,
  move_cancelled: ({ cid, strategy, reason }, names) =>
    `${names.actor(cid)} holds back (${MOVES[strategy]}): ${CANCELLATIONS[reason]}`,
  exchange: ({ step, cid, target, isForced }, names) =>
    `Exchange ${String(step)}: ${names.actor(cid)} against ${names.actor(target)}${isForced ? ', who does not answer' : ''}`,
  strike: (event, names) =>
    `${names.actor(event.source)} ${VERBS[event.kind]} ${names.actor(event.target)} (${meansOf(event, names)}): ${strikeResult(event)}`,
  used: ({ cid, by, targets, strategy }, names) => {
    const tool = strategy === 'item' ? names.item(by) : names.ability(by);
    const others = targets.some((target) => target !== cid);
    const aim = others ? ` on ${listed(targets.map((target) => names.actor(target)))}` : '';
    return `${names.actor(cid)} uses ${tool}${aim}`;
  },
  healed: ({ source, target, amount, targetHp }, names) => {
    const numbers = `${signed(amount)} hp, ${String(targetHp)} hp now`;
    return source === target
      ? `${names.actor(target)} recovers: ${numbers}`
      : `${names.actor(source)} heals ${names.actor(target)}: ${numbers}`;
  },
  effect_applied: ({ target, effectId, duration }, names) =>
    `${names.actor(target)}: ${names.effect(effectId)} for ${count(duration, EXCHANGES)}`,
  effect_ticked: ({ cid, effectId, hpChange, hp }, names) =>
    `${names.actor(cid)}: ${names.effect(effectId)}, ${signed(hpChange)} hp, ${String(hp)} hp left`,
  effect_expired: ({ cid, effectId }, names) => `${names.actor(cid)}: ${names.effect(effectId)} wears off`,
  effect_removed: ({ cid, effectId, reason }, names) =>
    `${names.actor(cid)}: ${names.effect(effectId)} is gone (${ENDINGS[reason]})`,
  tokens_gained: ({ cid, tokens }, names) => `${names.actor(cid)} gains tokens: ${gains(tokens)}`,
  feints_refunded: ({ cid, feints, tokens }, names) =>
    `${names.actor(cid)} gets back the price of ${listed(feints.map((feint) => names.feint(feint)))}: ${gains(tokens)}`,
  refused: ({ cid, reason }, names) => `${names.actor(cid)} cannot act: ${REFUSALS[reason]}`,
  manoeuvred: ({ cid, target }, names) => `${names.actor(cid)} manoeuvres and faces ${names.actor(target)}`,
  chaos: ({ extraDamage }) => `Chaos! Every strike does ${String(extraDamage)} % more damage`,
  defeated: ({ cid, how, by }, names) => {
    if (how === 'surrendered') return `${names.actor(cid)} surrenders`;
    return by === null || by === cid
      ? `${names.actor(cid)} falls`
      : `${names.actor(cid)} falls to ${names.actor(by)}`;
  },
  action_failed: ({ code }) => `An action could not be executed: ${code}`,
  limit_reached: ({ cid, limit, dropped }, names) => `${names.actor(cid)} ${LIMITS[limit](dropped)}`,
  log_cut: ({ dropped }) => `… and ${count(dropped, EVENTS)}`,
  battle_finished: ({ winner, reason, step }) =>
    `${winner === null ? 'A draw' : `Team ${winner} wins`} after ${count(step, EXCHANGES)}: ${FINISHES[reason]}`,
};

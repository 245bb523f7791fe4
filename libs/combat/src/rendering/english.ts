import type {
  CancelReason,
  CombatEvent,
  FinishReason,
  ReachedLimit,
  RefusalReason,
  StrikeKind,
} from '../dto/index.js';
import type { Locale, Names } from './locale.js';

type StrikeEvent = Extract<CombatEvent, { type: 'strike' }>;

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  stunned: 'stunned',
  asleep: 'asleep',
  silenced: 'silenced',
  defeated: 'out of the fight',
  no_energy: 'not enough energy',
  no_hp: 'not enough health',
  no_tokens: 'not enough tokens',
  no_charges: 'none left',
  on_cooldown: 'not ready yet',
  not_known: 'never learned it',
  no_target: 'nobody to aim at',
};

const CANCELLATIONS: Readonly<Record<CancelReason, string>> = {
  actor_defeated: 'out of the fight',
  target_defeated: 'the target has fallen',
  no_target: 'nobody to aim at',
  battle_finished: 'the battle is over',
};

const FINISHES: Readonly<Record<FinishReason, string>> = {
  last_team_standing: 'last team standing',
  nobody_standing: 'nobody is standing',
  stalemate: 'nobody can act any more',
  abandoned: 'nothing happened for too long',
};

const LIMITS: Readonly<Record<ReachedLimit, (dropped: number) => string>> = {
  waves: () => 'has no breath for another strike',
  targets: (dropped) => `cannot reach ${count(dropped, 'more target')}`,
  effects: (dropped) => `can bear no more: ${count(dropped, 'effect')} left out`,
};

const VERBS: Readonly<Record<StrikeKind, string>> = {
  exchange: 'strikes',
  forced: 'strikes the idle',
  counter: 'counters',
  off_hand: 'follows up on',
  extra: 'strikes once more at',
  sweep: 'sweeps',
  ability: 'hits out at',
  item: 'hits out at',
};

function count(amount: number, noun: string): string {
  return `${String(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

function words(id: string): string {
  return id.replaceAll(/[_-]/g, ' ');
}

/** "a halberd", "an axe", but "fists". */
function withArticle(id: string): string {
  const noun = words(id);
  if (noun.endsWith('s')) return noun;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function signed(amount: number): string {
  return amount < 0 ? String(amount) : `+${String(amount)}`;
}

function strikeResult(event: StrikeEvent): string {
  const critical = event.isCritical ? ' (crit)' : '';
  const left = `${String(event.targetHp)} hp left`;
  switch (event.outcome) {
    case 'miss':
      return 'miss';
    case 'dodge':
      return `dodged${critical}`;
    case 'parry':
      return `parried${critical}`;
    case 'block':
      return `blocked${critical}, ${String(event.absorbed)} absorbed, ${String(event.damage)} through, ${left}`;
    case 'hit':
      return `hit for ${String(event.damage)}${critical}, ${left}`;
  }
}

function strike(event: StrikeEvent, names: Names): string {
  const feint = event.feintId === undefined ? '' : `, ${words(event.feintId)}`;
  const who = `${names(event.source)} ${VERBS[event.kind]} ${names(event.target)}`;
  return `${who} with ${withArticle(event.by)}${feint}: ${strikeResult(event)}`;
}

/** Plain English for a terminal, one line an event. */
export const english: Locale = {
  battle_started: ({ teams }, names) => {
    const sides = Object.entries(teams).map(([team, cids]) => `${team} (${list(cids.map(names))})`);
    return `The battle begins: ${sides.join(' against ')}`;
  },
  actor_joined: ({ name, team }) => `${name} joins ${team}`,
  move_cancelled: ({ cid, strategy, reason }, names) =>
    `${names(cid)}'s ${strategy} move is cancelled: ${CANCELLATIONS[reason]}`,
  exchange: ({ step, cid, target, isForced }, names) =>
    isForced
      ? `Exchange ${String(step)}: ${names(cid)} waits no longer for ${names(target)}`
      : `Exchange ${String(step)}: ${names(cid)} against ${names(target)}`,
  strike,
  used: ({ cid, by, targets, strategy }, names) =>
    `${names(cid)} ${strategy === 'item' ? 'uses' : 'casts'} ${withArticle(by)} on ${list(targets.map(names))}`,
  healed: ({ target, amount, targetHp }, names) =>
    `${names(target)} regains ${String(amount)} hp, ${String(targetHp)} hp now`,
  effect_applied: ({ target, effectId, duration }, names) =>
    `${names(target)}: ${words(effectId)} for ${count(duration, 'exchange')}`,
  effect_ticked: ({ cid, effectId, hpChange, hp }, names) =>
    `${names(cid)}: ${words(effectId)}, ${signed(hpChange)} hp, ${String(hp)} hp left`,
  effect_expired: ({ cid, effectId }, names) => `${names(cid)}: ${words(effectId)} is over`,
  effect_removed: ({ cid, effectId }, names) => `${names(cid)}: ${words(effectId)} is over`,
  manoeuvred: ({ cid, target }, names) => `${names(cid)} turns to ${names(target)}`,
  chaos: ({ extraDamage }) => `Chaos: every strike does ${String(extraDamage)} % more damage`,
  tokens_gained: ({ cid, tokens }, names) =>
    `${names(cid)} gains ${list(Object.entries(tokens).map(([token, amount]) => `${String(amount)} ${token}`))}`,
  refused: ({ cid, reason }, names) => `${names(cid)} cannot act: ${REFUSALS[reason]}`,
  defeated: ({ cid, how, by }, names) => {
    if (how === 'surrendered') return `${names(cid)} surrenders`;
    return by === null ? `${names(cid)} falls` : `${names(cid)} falls to ${names(by)}`;
  },
  action_failed: ({ actionId, error }) => `Action ${actionId ?? 'without id'} failed: ${error}`,
  limit_reached: ({ cid, limit, dropped }, names) => `${names(cid)} ${LIMITS[limit](dropped)}`,
  log_cut: ({ dropped }) => `… and ${count(dropped, 'more event')}`,
  battle_finished: ({ winner, reason, step }) => {
    const after = `after ${count(step, 'exchange')}: ${FINISHES[reason]}`;
    return winner === null ? `A draw ${after}` : `${winner} wins ${after}`;
  },
};

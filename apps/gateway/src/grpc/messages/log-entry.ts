import type { CombatEventType, Teams } from '@melee/combat/dto';
import type { RenderedEntry } from '../../battles/views.js';
import type { LogEntry } from '../proto/melee/combat/v1/LogEntry.generated.js';
import { DEFEAT_WORDS, FINISH_REASON_WORDS } from './enum-words.js';
import { present } from './present.js';

type EntryOf<T extends CombatEventType> = Extract<RenderedEntry, { readonly type: T }>;
type Event = Omit<LogEntry, 'n' | 'atMs' | 'text' | 'actionId' | 'event'>;

/** Team to its members. */
export function membersOf(teams: Teams): Record<string, { cids: string[] }> {
  return Object.fromEntries(Object.entries(teams).map(([team, cids]) => [team, { cids: [...cids] }]));
}

/** Names what is told of each event one by one, as the proto file does. */
const EVENT_OF: { readonly [T in CombatEventType]: (entry: EntryOf<T>) => Event } = {
  battle_started: ({ teams }) => ({ battleStarted: { teams: membersOf(teams) } }),
  actor_joined: ({ cid, team, name }) => ({ actorJoined: { cid, team, name } }),
  move_cancelled: ({ cid, moveId, strategy, reason }) => ({
    moveCancelled: { cid, moveId, strategy, reason },
  }),
  exchange: ({ step, cid, target, isForced }) => ({ exchange: { step, cid, target, isForced } }),
  strike: ({ kind, wave, source, target, by, feintId, outcome, ...numbers }) => {
    const { isCritical, damage, absorbed, targetHp } = numbers;
    const who = { kind, wave, source, target, by, ...present({ feintId }) };
    return { strike: { ...who, outcome, isCritical, damage, absorbed, targetHp } };
  },
  used: ({ strategy, cid, by, targets }) => ({ used: { strategy, cid, by, targets: [...targets] } }),
  healed: ({ source, target, by, amount, targetHp }) => ({
    healed: { source, target, by, amount, targetHp },
  }),
  effect_applied: ({ source, target, effectId, duration }) => ({
    effectApplied: { source, target, effectId, duration },
  }),
  effect_ticked: ({ cid, effectId, hpChange, hp }) => ({ effectTicked: { cid, effectId, hpChange, hp } }),
  effect_expired: ({ cid, effectId }) => ({ effectExpired: { cid, effectId } }),
  effect_removed: ({ cid, effectId, reason }) => ({ effectRemoved: { cid, effectId, reason } }),
  tokens_gained: ({ cid, tokens }) => ({ tokensGained: { cid, tokens: present(tokens) } }),
  feints_refunded: ({ cid, feints, tokens }) => ({
    feintsRefunded: { cid, feints: [...feints], tokens: present(tokens) },
  }),
  refused: ({ cid, reason }) => ({ refused: { cid, reason } }),
  manoeuvred: ({ cid, target }) => ({ manoeuvred: { cid, target } }),
  chaos: ({ step, extraDamage }) => ({ chaos: { step, extraDamage } }),
  defeated: ({ cid, how, by }) => ({
    defeated: { cid, how: DEFEAT_WORDS.values[how], ...present({ by }) },
  }),
  action_failed: ({ code }) => ({ actionFailed: { code } }),
  limit_reached: ({ cid, limit, dropped }) => ({ limitReached: { cid, limit, dropped } }),
  log_cut: ({ dropped }) => ({ logCut: { dropped } }),
  battle_finished: ({ winner, reason, step }) => ({
    battleFinished: { reason: FINISH_REASON_WORDS.values[reason], step, ...present({ winner }) },
  }),
};

function eventOf(entry: RenderedEntry): Event {
  // The compiler cannot see that the type picks the function for the entry.
  return (EVENT_OF[entry.type] as (told: RenderedEntry) => Event)(entry);
}

export function logEntryMessage(entry: RenderedEntry): LogEntry {
  const { n, at, text } = entry;
  const actionId = 'actionId' in entry ? entry.actionId : undefined;
  return { n, atMs: at, ...present({ text, actionId }), ...eventOf(entry) };
}

import type { Defeat, Token } from './actor.js';
import type { FailureCode } from './errors.js';
import type { ActionId, ActorId, MoveId, TeamId } from './ids.js';
import type { MoveStrategy } from './move.js';
import type { FinishReason } from './session.js';
import type { Traceparent } from './trace.js';

export const STRIKE_OUTCOMES = ['miss', 'dodge', 'parry', 'block', 'hit'] as const;
export type StrikeOutcome = (typeof STRIKE_OUTCOMES)[number];

export const CANCEL_REASONS = ['actor_defeated', 'target_defeated', 'no_target', 'battle_finished'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export const REFUSAL_REASONS = [
  'stunned',
  'asleep',
  'silenced',
  'defeated',
  'no_energy',
  'no_hp',
  'no_tokens',
  'no_charges',
  'on_cooldown',
  'not_known',
  'no_target',
] as const;
/** Why Pre-Calc ended an impact; it cost nothing. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const STRIKE_KINDS = [
  'exchange',
  'forced',
  'counter',
  'off_hand',
  'extra',
  'sweep',
  'ability',
  'item',
] as const;
/**
 * How a strike came about: by a move, as a forced one, from another strike (see the follow-ups of the content's
 * vocabulary), or by an ability or item.
 */
export type StrikeKind = (typeof STRIKE_KINDS)[number];

export const EFFECT_ENDINGS = ['cleansed', 'hurt'] as const;
/** Why an effect ended before its time. */
export type EffectEnding = (typeof EFFECT_ENDINGS)[number];

/** Waves of counters in an exchange, targets of an action, effects on an actor. */
export type ReachedLimit = 'waves' | 'targets' | 'effects';

/** What happened, with its numbers; the parts of the log. Amounts are integers. */
export type CombatEvent =
  | { readonly type: 'battle_started'; readonly teams: Readonly<Record<TeamId, readonly ActorId[]>> }
  | { readonly type: 'actor_joined'; readonly cid: ActorId; readonly team: TeamId; readonly name: string }
  | {
      readonly type: 'move_cancelled';
      readonly cid: ActorId;
      readonly moveId: MoveId;
      readonly strategy: MoveStrategy;
      readonly reason: CancelReason;
      /** The action that the move had become part of; null if it was still waiting. */
      readonly actionId: ActionId | null;
    }
  | {
      readonly type: 'exchange';
      readonly actionId: ActionId;
      readonly step: number;
      readonly cid: ActorId;
      readonly target: ActorId;
      readonly isForced: boolean;
    }
  | {
      readonly type: 'strike';
      readonly actionId: ActionId;
      readonly kind: StrikeKind;
      readonly wave: number;
      readonly source: ActorId;
      readonly target: ActorId;
      /** Weapon, ability or item id. */
      readonly by: string;
      readonly feintId?: string;
      readonly outcome: StrikeOutcome;
      readonly isCritical: boolean;
      readonly damage: number;
      /** Damage that a shield took. */
      readonly absorbed: number;
      readonly targetHp: number;
    }
  | {
      readonly type: 'used';
      readonly actionId: ActionId;
      readonly strategy: 'item' | 'instant';
      readonly cid: ActorId;
      readonly by: string;
      readonly targets: readonly ActorId[];
    }
  | {
      readonly type: 'healed';
      readonly actionId: ActionId;
      readonly source: ActorId;
      readonly target: ActorId;
      readonly by: string;
      readonly amount: number;
      readonly targetHp: number;
    }
  | {
      readonly type: 'effect_applied';
      readonly actionId: ActionId;
      readonly source: ActorId;
      readonly target: ActorId;
      readonly effectId: string;
      readonly duration: number;
    }
  | {
      readonly type: 'effect_ticked';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly effectId: string;
      readonly hpChange: number;
      readonly hp: number;
    }
  | {
      readonly type: 'effect_expired';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly effectId: string;
    }
  | {
      readonly type: 'effect_removed';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly effectId: string;
      readonly reason: EffectEnding;
    }
  | {
      readonly type: 'tokens_gained';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly tokens: Readonly<Partial<Record<Token, number>>>;
    }
  | {
      /** The battle has ended: what was set aside for feints that nobody used has come back. */
      readonly type: 'feints_refunded';
      readonly cid: ActorId;
      readonly feints: readonly string[];
      readonly tokens: Readonly<Partial<Record<Token, number>>>;
    }
  | {
      readonly type: 'refused';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly reason: RefusalReason;
    }
  | {
      /** The target stands first in the actor's queue now. */
      readonly type: 'manoeuvred';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly target: ActorId;
    }
  | {
      /** The fight has gone on for too long: strikes do so many percent more damage. */
      readonly type: 'chaos';
      readonly actionId: ActionId;
      readonly step: number;
      readonly extraDamage: number;
    }
  | {
      readonly type: 'defeated';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly how: Defeat;
      /** Who did it; null for an effect without a living source and for a surrender. */
      readonly by: ActorId | null;
    }
  | {
      /** The error itself stands with the dead letter: players learn its code only. */
      readonly type: 'action_failed';
      readonly actionId: ActionId | null;
      readonly code: FailureCode;
    }
  | {
      /** Something was left out because a limit of the rules was reached; `cid` is whose it would have been. */
      readonly type: 'limit_reached';
      readonly actionId: ActionId;
      readonly cid: ActorId;
      readonly limit: ReachedLimit;
      /** Strikes, targets or effects that were left out. */
      readonly dropped: number;
    }
  | { readonly type: 'log_cut'; readonly actionId: ActionId; readonly dropped: number }
  | {
      readonly type: 'battle_finished';
      readonly winner: TeamId | null;
      readonly reason: FinishReason;
      readonly step: number;
    };

export type CombatEventType = CombatEvent['type'];

/** An event as it stands in the log. */
export type LogEntry = CombatEvent & {
  /** Position in the battle's log, from 1, without gaps. */
  readonly n: number;
  /** Milliseconds since the epoch, by the clock of Redis. */
  readonly at: number;
};

/** What a script publishes after it has changed the log; carries numbers only, the log holds the facts. */
export interface CombatNews {
  readonly sid: string;
  /** Number of the newest log entry. */
  readonly last: number;
  readonly status: 'active' | 'finished';
  /** Of the trace whose commit it was; absent if nobody traces. */
  readonly traceparent?: Traceparent;
}
/** Event pattern of {@link CombatNews} on the Redis transport. */
export const COMBAT_NEWS = 'combat.news';

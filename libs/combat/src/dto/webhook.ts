import { SESSION_ID_PATTERN, type SessionId } from './ids.js';
import type { Traced } from './jobs.js';

export const WEBHOOK_EVENTS = ['battle.started', 'battle.finished'] as const;
/** What a receiver outside may be told of a battle. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Somebody outside who wants to be told of a battle. */
export interface Webhook {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

/** The webhooks that a battle was created with, and the times that they are told. */
export interface BattleWebhooks {
  readonly webhooks: readonly Webhook[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Asks for one event to be told to one receiver. What the battle came to is looked up when it is told. */
export interface WebhookDelivery extends Traced {
  /** The same for all receivers and attempts of an event, and for no other event. */
  readonly eventId: string;
  readonly event: WebhookEvent;
  readonly sid: SessionId;
  readonly url: string;
  /** When it happened, milliseconds since the epoch. */
  readonly at: number;
}

/** Guard: a job comes from Redis, where anybody may have put it. */
export function isWebhookDelivery(value: unknown): value is WebhookDelivery {
  if (typeof value !== 'object' || value === null) return false;
  const { eventId, event, sid, url, at } = value as Partial<Record<keyof WebhookDelivery, unknown>>;
  return (
    typeof eventId === 'string' &&
    WEBHOOK_EVENTS.some((known) => known === event) &&
    typeof sid === 'string' &&
    SESSION_ID_PATTERN.test(sid) &&
    typeof url === 'string' &&
    URL.canParse(url) &&
    Number.isInteger(at)
  );
}

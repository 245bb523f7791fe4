import type { ActorRequest } from '@melee/combat/content';
import type { ExchangeIntent, InstantIntent, ItemIntent, WebhookEvent } from '@melee/combat/dto';

/** What clients ask for, validated: every id is one, every number in its range. */

export const BATTLE_MODES = ['duel', 'standard', 'raid'] as const;
export type BattleMode = (typeof BATTLE_MODES)[number];

/** Everything that a battle is made from; what is left out, the server decides. */
export interface NewBattle {
  readonly battleId?: string;
  readonly seed?: string;
  readonly mode?: BattleMode;
  /** Name or id. */
  readonly contentPack?: string;
  readonly answerTimeoutsMs?: readonly number[];
  readonly actors: readonly ActorRequest[];
  readonly webhooks?: readonly NewWebhook[];
}

/** Somebody who wants to be told of a battle. */
export interface NewWebhook {
  readonly url: string;
  /** All if left out. */
  readonly events?: readonly WebhookEvent[];
}

interface OwnMoveId {
  /** The server makes one up if it is left out. */
  readonly moveId?: string;
}
export type NewStrike = Omit<ExchangeIntent, 'moveId' | 'cid'> & OwnMoveId;
export type NewItemUse = Omit<ItemIntent, 'moveId' | 'cid' | 'targets'> &
  OwnMoveId &
  Partial<Pick<ItemIntent, 'targets'>>;
export type NewAbilityUse = Omit<InstantIntent, 'moveId' | 'cid' | 'targets'> &
  OwnMoveId &
  Partial<Pick<InstantIntent, 'targets'>>;
/** A move, without the actor whose it is. Items and abilities are meant for their user unless told. */
export type NewMove = NewStrike | NewItemUse | NewAbilityUse;

/** How a client marks a request, so that it can send it again without doing it again. */
export interface Repeatable {
  /** Names the request among all of its kind from this caller, or of this actor. Not beside an id of what is made. */
  readonly idempotencyKey?: string | undefined;
}

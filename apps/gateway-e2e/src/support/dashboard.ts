import type { LogEntry } from '@melee/combat/dto';
import type { ActorBody, BattleBody } from './battles.js';

export interface WaitingMoveBody {
  readonly moveId: string;
  readonly remainingMs: number | null;
}

export interface HeroBody extends ActorBody {
  readonly cid: string;
  readonly energy: number;
  readonly maxEnergy: number | null;
  readonly tokens: Readonly<Record<string, number>>;
  readonly hand: Readonly<Record<string, unknown>>;
  readonly belt: Readonly<Record<string, number>>;
  readonly abilities: readonly { readonly abilityId: string; readonly cooldown: number }[];
  readonly waitingMoves: readonly WaitingMoveBody[];
}

/** What an actor's player is shown. */
export interface Dashboard {
  readonly battle: BattleBody;
  readonly hero: HeroBody;
  readonly target: string | null;
  readonly allies: readonly string[];
  readonly enemies: readonly string[];
  readonly log: readonly (LogEntry & { readonly text?: string })[];
  readonly now: number;
}

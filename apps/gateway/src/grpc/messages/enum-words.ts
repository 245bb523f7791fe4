import type { ActorKind, Defeat, FinishReason, SessionStatus, Zone } from '@melee/combat/dto';
import type { BattleMode } from '../../battles/commands.js';
import type { ActorKind__Output } from '../proto/melee/combat/v1/ActorKind.generated.js';
import type { BattleMode__Output } from '../proto/melee/combat/v1/BattleMode.generated.js';
import type { BattleStatus__Output } from '../proto/melee/combat/v1/BattleStatus.generated.js';
import type { Defeat__Output } from '../proto/melee/combat/v1/Defeat.generated.js';
import type { FinishReason__Output } from '../proto/melee/combat/v1/FinishReason.generated.js';
import type { Zone__Output } from '../proto/melee/combat/v1/Zone.generated.js';

/** A closed list of our words, and the values of a protobuf enum that stand for them. */
export class EnumWords<Word extends string, Value extends string> {
  private readonly words: ReadonlyMap<string, string>;

  constructor(readonly values: Readonly<Record<Word, Value>>) {
    this.words = new Map(Object.entries<Value>(values).map(([word, value]) => [value, word]));
  }

  /** Undefined for a text that is none of the words. */
  valueOf(word: string): Value | undefined {
    return Object.hasOwn(this.values, word) ? this.values[word as Word] : undefined;
  }

  /**
   * Undefined for an unset value. One that the proto file does not have comes as its number, and stays one, for the
   * validation to refuse.
   */
  wordOf(value: Value | number | undefined): string | undefined {
    if (typeof value === 'number') return String(value);
    return value === undefined ? undefined : this.words.get(value);
  }
}

export const ACTOR_KIND_WORDS = new EnumWords<ActorKind, ActorKind__Output>({
  player: 'ACTOR_KIND_PLAYER',
  bot: 'ACTOR_KIND_BOT',
});

export const BATTLE_MODE_WORDS = new EnumWords<BattleMode, BattleMode__Output>({
  duel: 'BATTLE_MODE_DUEL',
  standard: 'BATTLE_MODE_STANDARD',
  raid: 'BATTLE_MODE_RAID',
});

export const BATTLE_STATUS_WORDS = new EnumWords<SessionStatus, BattleStatus__Output>({
  active: 'BATTLE_STATUS_ACTIVE',
  finished: 'BATTLE_STATUS_FINISHED',
});

export const FINISH_REASON_WORDS = new EnumWords<FinishReason, FinishReason__Output>({
  last_team_standing: 'FINISH_REASON_LAST_TEAM_STANDING',
  nobody_standing: 'FINISH_REASON_NOBODY_STANDING',
  stalemate: 'FINISH_REASON_STALEMATE',
  abandoned: 'FINISH_REASON_ABANDONED',
});

export const DEFEAT_WORDS = new EnumWords<Defeat, Defeat__Output>({
  killed: 'DEFEAT_KILLED',
  surrendered: 'DEFEAT_SURRENDERED',
});

export const ZONE_WORDS = new EnumWords<Zone, Zone__Output>({
  head: 'ZONE_HEAD',
  chest: 'ZONE_CHEST',
  belly: 'ZONE_BELLY',
  legs: 'ZONE_LEGS',
});

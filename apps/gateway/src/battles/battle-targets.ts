import { Injectable } from '@nestjs/common';
import type { ActorId, SessionId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import type { Repeatable } from './commands.js';
import { idForKey } from './request-keys.js';
import type { NextTarget } from './views.js';

/** Whom actors may strike at next. */
@Injectable()
export class BattleTargets {
  constructor(private readonly combat: CombatManager) {}

  /** @throws CombatError `session/not-found`, `actor/not-found`. */
  async peek(sid: SessionId, cid: ActorId): Promise<NextTarget> {
    return { target: await this.combat.peekPlayerTarget(sid, cid) };
  }

  /**
   * Takes the next target out of the actor's queue: the actor gives it up. With a key, the same request again answers
   * the same target and takes no other.
   * @throws CombatError `session/not-found`, `session/not-active`, `actor/not-found`.
   */
  async pop(sid: SessionId, cid: ActorId, { idempotencyKey: key }: Repeatable = {}): Promise<NextTarget> {
    const requestId = key === undefined ? undefined : idForKey(key);
    return { target: await this.combat.popPlayerTarget(sid, cid, requestId) };
  }
}

import { Injectable } from '@nestjs/common';
import type { ActorRequest } from '@melee/combat/content';
import type { SessionId } from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import type { Caller } from '../identity/caller.js';
import type { Repeatable } from './commands.js';
import { idForKey, RequestKeys } from './request-keys.js';
import type { JoinedActor } from './views.js';

/** Newcomers in running battles. */
@Injectable()
export class BattleJoins {
  constructor(
    private readonly turns: TurnManager,
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
    private readonly keys: RequestKeys,
  ) {}

  /**
   * Takes a newcomer in; the same newcomer again changes nothing.
   * @throws CombatError `session/not-found`, `session/not-active`, `actor/exists`, `battle/too-many-actors`,
   *   `battle/invalid`, `content/unknown-id`; GatewayError `request/idempotency-conflict`.
   */
  async join(
    caller: Caller,
    sid: SessionId,
    request: ActorRequest,
    { idempotencyKey: key }: Repeatable = {},
  ): Promise<{ readonly actor: JoinedActor; readonly isNew: boolean }> {
    const { meta } = await this.combat.loadBattleView(sid);
    const actor = this.content.createActor(await this.content.pack(meta.contentId), request);
    if (key !== undefined) await this.keys.claim(sid, idForKey(key, 'join', caller.subject), actor);
    const { isNew } = await this.turns.join(sid, actor);
    const { cid, team, kind, templateId: template, name } = actor.meta;
    return { actor: { battleId: sid, cid, team, kind, template, name }, isNew };
  }
}

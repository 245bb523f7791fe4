import { Injectable } from '@nestjs/common';
import type { Language } from '@melee/combat/content';
import type { ActorId, SessionId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { BattleContent } from '../content/battle-content.js';
import { battleView } from './battle-view.js';
import { heroView } from './hero-view.js';
import { renderEntries } from './rendered-log.js';
import type { BattleView, Dashboard } from './views.js';

const LOG_TAIL = 20;

/** How battles stand, for those who watch and for those who fight. Each answer is one moment of the battle. */
@Injectable()
export class BattleViewer {
  constructor(
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
  ) {}

  /**
   * The battle as anybody may see it.
   * @throws CombatError `session/not-found`.
   */
  async view(sid: SessionId): Promise<BattleView> {
    const battle = await this.combat.loadBattleView(sid);
    return battleView(battle, await this.content.packIfKnown(battle.meta.contentId));
  }

  /**
   * The battle as an actor sees it; only for whoever may act for the actor.
   * @param language of the lines for people in the log; none if left out.
   * @throws CombatError `session/not-found`, `actor/not-found`.
   */
  async dashboard(sid: SessionId, cid: ActorId, language?: Language): Promise<Dashboard> {
    const loaded = await this.combat.loadDashboard(sid, cid, LOG_TAIL);
    const { own, actors, target, logTail, now } = loaded;
    const pack = await this.content.packIfKnown(loaded.meta.contentId);
    const others = Object.values(actors).filter(({ meta }) => meta.cid !== cid);
    const idsWhere = (isAlly: boolean) =>
      others.filter(({ meta }) => (meta.team === own.meta.team) === isAlly).map(({ meta }) => meta.cid);
    return {
      battle: battleView(loaded, pack),
      hero: heroView(loaded, pack),
      target,
      allies: idsWhere(true),
      enemies: idsWhere(false),
      log: language === undefined ? logTail : renderEntries(logTail, actors, pack, language),
      now,
    };
  }
}

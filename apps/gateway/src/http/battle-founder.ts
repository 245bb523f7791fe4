import { Inject, Injectable } from '@nestjs/common';
import {
  type ActorDocument,
  CombatError,
  type Genesis,
  type SessionId,
  type SessionSettings,
} from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import { RULES_VERSION } from '@melee/combat/pipeline';
import { CombatManager } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import { BattleContent } from '../content/battle-content.js';
import { newId } from './new-id.js';
import type { BattleMode, CreateBattleRequest } from './requests/create-battle.request.js';

export interface FoundedBattle {
  readonly genesis: Genesis;
  /** False if the same battle had been created before. */
  readonly isNew: boolean;
}

/** What the server decides where the request says nothing. */
type Defaults = Pick<Genesis, 'seed' | 'settings'>;

const DUEL_ACTORS = 2;

/** Makes battles from requests. */
@Injectable()
export class BattleFounder {
  constructor(
    private readonly turns: TurnManager,
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /**
   * Creates the battle and starts it; the same request again changes nothing.
   * @throws CombatError `battle/invalid`, `battle/too-many-actors`, `content/unknown-id`, `session/exists`.
   */
  async found(request: CreateBattleRequest): Promise<FoundedBattle> {
    const sid = request.battleId ?? newId();
    const genesis = this.genesisOf(request, sid, { seed: newId(), settings: this.settingsOf(request.mode) });
    try {
      const { isNew } = await this.turns.create(genesis);
      return { genesis, isNew };
    } catch (error) {
      if (!(error instanceof CombatError && error.code === 'session/exists')) throw error;
      return await this.findAgain(request, sid);
    }
  }

  /** The request is the same as that of the existing battle if it says nothing else than what that was made from. */
  private async findAgain(request: CreateBattleRequest, sid: SessionId): Promise<FoundedBattle> {
    const { meta } = await this.combat.loadBattleView(sid);
    const genesis = this.genesisOf(request, sid, meta);
    const { isNew } = await this.turns.create(genesis);
    return { genesis, isNew };
  }

  private genesisOf(request: CreateBattleRequest, sid: SessionId, { seed, settings }: Defaults): Genesis {
    const mode = request.mode ?? 'standard';
    const contentId = this.content.currentId;
    const actors = request.actors.map((actor) => this.content.createActor(contentId, actor));
    refuseMismatch(mode, actors, settings);
    return {
      sid,
      seed: request.seed ?? seed,
      mode,
      contentId,
      rulesVersion: RULES_VERSION,
      settings: { ...settings, ...(request.answerTimeoutsMs && { answerMs: request.answerTimeoutsMs }) },
      actors,
    };
  }

  private settingsOf(mode: BattleMode | undefined): SessionSettings {
    const { answerTimeoutsMs, retentionS, maxActors, maxWaitingInstants } = this.config.battle;
    return {
      answerMs: answerTimeoutsMs,
      retentionMs: retentionS * 1000,
      maxActors: mode === 'duel' ? DUEL_ACTORS : maxActors,
      maxWaitingInstants,
    };
  }
}

function refuseMismatch(
  mode: BattleMode,
  actors: readonly ActorDocument[],
  { maxActors }: SessionSettings,
): void {
  const teams = new Set(actors.map(({ meta }) => meta.team)).size;
  const details = { mode, actors: actors.length, teams };
  if (mode === 'duel' && actors.length !== DUEL_ACTORS) {
    throw new CombatError('battle/invalid', details, 'A duel has exactly two actors.');
  }
  if (teams < 2) throw new CombatError('battle/invalid', details, 'A battle needs at least two teams.');
  if (actors.length > maxActors) throw new CombatError('battle/too-many-actors', { ...details, maxActors });
}

import { Inject, Injectable } from '@nestjs/common';
import {
  type ActorDocument,
  CombatError,
  type Genesis,
  type SessionId,
  type SessionSettings,
  type Webhook,
} from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import { RULES_VERSION } from '@melee/combat/pipeline';
import { CombatManager } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import { BattleContent } from '../content/battle-content.js';
import { WebhookRegistrar } from '../webhooks/webhook-registrar.js';
import { newId } from './new-id.js';
import type { BattleMode, CreateBattleRequest } from './requests/create-battle.request.js';

export interface FoundedBattle {
  readonly genesis: Genesis;
  /** False if the same battle had been created before. */
  readonly isNew: boolean;
}

/** What the server decides where the request says nothing; an existing battle has kept it. */
type Defaults = Pick<Genesis, 'seed' | 'settings' | 'contentId' | 'rulesVersion'>;

const DUEL_ACTORS = 2;

/** Makes battles from requests. */
@Injectable()
export class BattleFounder {
  constructor(
    private readonly turns: TurnManager,
    private readonly combat: CombatManager,
    private readonly content: BattleContent,
    private readonly webhooks: WebhookRegistrar,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /**
   * Creates the battle and starts it; the same request again changes nothing.
   * @throws CombatError `battle/invalid`, `battle/too-many-actors`, `content/unknown-id`, `session/exists`;
   *   GatewayError `webhook/unavailable`, `webhook/forbidden-url`.
   */
  async found(request: CreateBattleRequest): Promise<FoundedBattle> {
    const sid = request.battleId ?? newId();
    const webhooks = this.webhooks.accept(request.webhooks);
    try {
      return await this.create(this.genesisOf(request, sid, this.defaultsFor(request)), webhooks);
    } catch (error) {
      // With the defaults of today it is refused; the battle may have begun with those of another day.
      if (!(error instanceof CombatError) || request.battleId === undefined) throw error;
      return await this.findAgain(request, sid, webhooks, error);
    }
  }

  /** The request is the same as that of the existing battle if it says nothing else than what that was made from. */
  private async findAgain(
    request: CreateBattleRequest,
    sid: SessionId,
    webhooks: readonly Webhook[],
    refusal: CombatError,
  ): Promise<FoundedBattle> {
    const kept = await this.keptBy(sid);
    if (kept === null || !this.content.isMeant(request.contentPack, kept.contentId)) throw refusal;
    return this.create(this.genesisOf(request, sid, kept), webhooks);
  }

  private async keptBy(sid: SessionId): Promise<Defaults | null> {
    try {
      return (await this.combat.loadBattleView(sid)).meta;
    } catch (error) {
      if (error instanceof CombatError && error.code === 'session/not-found') return null;
      throw error;
    }
  }

  private async create(genesis: Genesis, webhooks: readonly Webhook[]): Promise<FoundedBattle> {
    const { isNew } = await this.turns.create(genesis, webhooks);
    await this.webhooks.begin(genesis.sid, webhooks, isNew);
    return { genesis, isNew };
  }

  private genesisOf(
    request: CreateBattleRequest,
    sid: SessionId,
    { seed, settings, contentId, rulesVersion }: Defaults,
  ): Genesis {
    const mode = request.mode ?? 'standard';
    const actors = request.actors.map((actor, i) =>
      this.content.createActor(contentId, actor, `actors.${i}`),
    );
    refuseMismatch(mode, actors, settings);
    return {
      sid,
      seed: request.seed ?? seed,
      mode,
      contentId,
      rulesVersion,
      settings: { ...settings, ...(request.answerTimeoutsMs && { answerMs: request.answerTimeoutsMs }) },
      actors,
    };
  }

  private defaultsFor({ mode, contentPack }: CreateBattleRequest): Defaults {
    return {
      seed: newId(),
      settings: this.settingsOf(mode),
      contentId: this.content.idOf(contentPack),
      rulesVersion: RULES_VERSION,
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

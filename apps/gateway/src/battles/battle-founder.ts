import { Inject, Injectable } from '@nestjs/common';
import {
  type ActorDocument,
  CombatError,
  type Genesis,
  type SessionId,
  type SessionSettings,
  type SessionStatus,
  type Webhook,
} from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import { pinnedRules } from '@melee/combat/pipeline';
import { CombatManager } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import { BattleContent } from '../content/battle-content.js';
import type { Caller } from '../identity/caller.js';
import { WebhookRegistrar } from '../webhooks/webhook-registrar.js';
import type { BattleMode, NewBattle, Repeatable } from './commands.js';
import { newId } from './new-id.js';
import { idForKey, underKey } from './request-keys.js';
import type { CreatedBattle } from './views.js';

export interface FoundedBattle {
  readonly battle: CreatedBattle;
  /** False if the same battle had been created before. */
  readonly isNew: boolean;
}

interface MadeBattle {
  readonly genesis: Genesis;
  readonly isNew: boolean;
}

/** What the server decides where the request says nothing; an existing battle has kept it. */
type Defaults = Pick<Genesis, 'seed' | 'settings' | 'contentId' | 'rulesVersion' | 'handsAtTheEnd'>;

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
   * Creates the battle and starts it; the same request again, by its battle id or its key, changes nothing.
   * @throws CombatError `battle/invalid`, `battle/too-many-actors`, `content/unknown-id`, `session/exists`;
   *   GatewayError `webhook/unavailable`, `webhook/forbidden-url`, `request/idempotency-conflict`.
   */
  async found(
    caller: Caller,
    request: NewBattle,
    { idempotencyKey: key }: Repeatable = {},
  ): Promise<FoundedBattle> {
    const named = key === undefined ? request.battleId : idForKey(key, 'battle', caller.subject);
    const { genesis, isNew } = await underKey(key, 'session/exists', () => this.make(request, named));
    return { battle: createdBattle(genesis, isNew ? 'active' : await this.statusOf(genesis.sid)), isNew };
  }

  /** @param named the id by which the request can be repeated; undefined if it cannot. */
  private async make(request: NewBattle, named: SessionId | undefined): Promise<MadeBattle> {
    const sid = named ?? newId();
    const webhooks = this.webhooks.accept(request.webhooks);
    try {
      const genesis = await this.genesisOf(request, sid, await this.defaultsFor(request));
      return await this.create(genesis, webhooks);
    } catch (error) {
      // With the defaults of today it is refused; the battle may have begun with those of another day.
      if (!(error instanceof CombatError) || named === undefined) throw error;
      return await this.findAgain(request, sid, webhooks, error);
    }
  }

  /** The request is the same as that of the existing battle if it says nothing else than what that was made from. */
  private async findAgain(
    request: NewBattle,
    sid: SessionId,
    webhooks: readonly Webhook[],
    refusal: CombatError,
  ): Promise<MadeBattle> {
    const kept = await this.keptBy(sid);
    if (kept === null || !(await this.content.isMeant(request.contentPack, kept.contentId))) throw refusal;
    return this.create(await this.genesisOf(request, sid, kept), webhooks);
  }

  private async keptBy(sid: SessionId): Promise<Defaults | null> {
    try {
      return (await this.combat.loadBattleView(sid)).meta;
    } catch (error) {
      if (error instanceof CombatError && error.code === 'session/not-found') return null;
      throw error;
    }
  }

  private async statusOf(sid: SessionId): Promise<SessionStatus> {
    const { meta } = await this.combat.loadBattleView(sid);
    return meta.status;
  }

  private async create(genesis: Genesis, webhooks: readonly Webhook[]): Promise<MadeBattle> {
    const { isNew } = await this.turns.create(genesis, webhooks);
    // Also for a battle that is not new: whoever created it may have died before this.
    await this.content.retain(genesis.contentId);
    await this.webhooks.begin(genesis.sid, webhooks, isNew);
    return { genesis, isNew };
  }

  private async genesisOf(
    request: NewBattle,
    sid: SessionId,
    { seed, settings, contentId, rulesVersion, handsAtTheEnd }: Defaults,
  ): Promise<Genesis> {
    const mode = request.mode ?? 'standard';
    const pack = await this.content.pack(contentId);
    const actors = request.actors.map((actor, i) => this.content.createActor(pack, actor, `actors.${i}`));
    refuseMismatch(mode, actors, settings);
    return {
      sid,
      seed: request.seed ?? seed,
      mode,
      contentId,
      rulesVersion,
      handsAtTheEnd,
      settings: { ...settings, ...(request.answerTimeoutsMs && { answerMs: request.answerTimeoutsMs }) },
      actors,
    };
  }

  private async defaultsFor({ mode, contentPack }: NewBattle): Promise<Defaults> {
    return {
      seed: newId(),
      settings: this.settingsOf(mode),
      contentId: await this.content.idOf(contentPack),
      ...pinnedRules(),
    };
  }

  private settingsOf(mode: BattleMode | undefined): SessionSettings {
    const { answerTimeoutsMs, retentionS, maxActors, maxWaitingInstants, limits } = this.config.battle;
    return {
      answerMs: answerTimeoutsMs,
      retentionMs: retentionS * 1000,
      maxActors: mode === 'duel' ? DUEL_ACTORS : maxActors,
      maxWaitingInstants,
      limits,
    };
  }
}

function createdBattle({ sid, mode, contentId, actors }: Genesis, status: SessionStatus): CreatedBattle {
  const teams = new Map<string, string[]>();
  for (const { meta } of actors) teams.set(meta.team, [...(teams.get(meta.team) ?? []), meta.cid]);
  return { battleId: sid, status, mode, contentId, teams: Object.fromEntries(teams) };
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

import type { Metadata } from '@grpc/grpc-js';
import { BattleFounder } from '../battles/battle-founder.js';
import { BattleJoins } from '../battles/battle-joins.js';
import { BattleViewer } from '../battles/battle-viewer.js';
import { requireOneName } from '../http/idempotency-key.js';
import { ActorRequest } from '../http/requests/actor.request.js';
import { CreateBattleRequest } from '../http/requests/create-battle.request.js';
import { RenderQuery } from '../http/requests/log.query.js';
import { actorIdPipe, battleIdPipe } from '../http/validation/id.pipe.js';
import { callerOf } from '../identity/caller.js';
import { battleMessage } from './messages/battle-messages.js';
import { dashboardMessage } from './messages/dashboard-message.js';
import { ACTOR_KIND_WORDS, BATTLE_MODE_WORDS, BATTLE_STATUS_WORDS } from './messages/enum-words.js';
import { membersOf } from './messages/log-entry.js';
import { actorBody } from './messages/new-actor.js';
import { battleBody } from './messages/new-battle.js';
import { given, present } from './messages/present.js';
import type { CreateBattleRequest__Output } from './proto/melee/combat/v1/CreateBattleRequest.generated.js';
import type { CreateBattleResponse } from './proto/melee/combat/v1/CreateBattleResponse.generated.js';
import type { GetBattleRequest__Output } from './proto/melee/combat/v1/GetBattleRequest.generated.js';
import type { GetBattleResponse } from './proto/melee/combat/v1/GetBattleResponse.generated.js';
import type { GetDashboardRequest__Output } from './proto/melee/combat/v1/GetDashboardRequest.generated.js';
import type { GetDashboardResponse } from './proto/melee/combat/v1/GetDashboardResponse.generated.js';
import type { JoinBattleRequest__Output } from './proto/melee/combat/v1/JoinBattleRequest.generated.js';
import type { JoinBattleResponse } from './proto/melee/combat/v1/JoinBattleResponse.generated.js';
import { idempotencyKey, validated } from './requests.js';
import { Rpc, RpcController } from './rpc-controller.js';

@RpcController()
export class BattlesRpcController {
  constructor(
    private readonly founder: BattleFounder,
    private readonly joins: BattleJoins,
    private readonly viewer: BattleViewer,
  ) {}

  @Rpc('CreateBattle', 'createBattle')
  async create(message: CreateBattleRequest__Output, metadata: Metadata): Promise<CreateBattleResponse> {
    const request = await validated(CreateBattleRequest, battleBody(message));
    const key = idempotencyKey(metadata);
    requireOneName(key, 'battle_id', request.battleId);
    const { battle, isNew } = await this.founder.found(callerOf(metadata), request, { idempotencyKey: key });
    const { battleId, status, mode, contentId, teams } = battle;
    return {
      battleId,
      status: BATTLE_STATUS_WORDS.values[status],
      ...present({ mode: BATTLE_MODE_WORDS.valueOf(mode) }),
      contentId,
      teams: membersOf(teams),
      isNew,
    };
  }

  @Rpc('GetBattle', 'getBattle')
  async get({ battleId }: GetBattleRequest__Output): Promise<GetBattleResponse> {
    return { battle: battleMessage(await this.viewer.view(battleIdPipe.transform(battleId))) };
  }

  @Rpc('GetDashboard', 'getDashboard')
  async dashboard({ battleId, cid, ...others }: GetDashboardRequest__Output): Promise<GetDashboardResponse> {
    const [sid, actor] = [battleIdPipe.transform(battleId), actorIdPipe.transform(cid)];
    const { render } = await validated(RenderQuery, present({ render: given(others.render) }));
    return dashboardMessage(await this.viewer.dashboard(sid, actor, render));
  }

  @Rpc('JoinBattle', 'joinBattle')
  async join(
    { battleId, actor = {} }: JoinBattleRequest__Output,
    metadata: Metadata,
  ): Promise<JoinBattleResponse> {
    const sid = battleIdPipe.transform(battleId);
    const request = await validated(ActorRequest, actorBody(actor), 'actor.');
    const repeatable = { idempotencyKey: idempotencyKey(metadata) };
    const { actor: joined, isNew } = await this.joins.join(callerOf(metadata), sid, request, repeatable);
    return { ...joined, kind: ACTOR_KIND_WORDS.values[joined.kind], isNew };
  }
}

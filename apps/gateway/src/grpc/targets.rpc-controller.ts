import type { Metadata } from '@grpc/grpc-js';
import { BattleTargets } from '../battles/battle-targets.js';
import { actorIdPipe, battleIdPipe } from '../http/validation/id.pipe.js';
import { present } from './messages/present.js';
import type { PeekTargetRequest__Output } from './proto/melee/combat/v1/PeekTargetRequest.generated.js';
import type { PeekTargetResponse } from './proto/melee/combat/v1/PeekTargetResponse.generated.js';
import type { PopTargetRequest__Output } from './proto/melee/combat/v1/PopTargetRequest.generated.js';
import type { PopTargetResponse } from './proto/melee/combat/v1/PopTargetResponse.generated.js';
import { idempotencyKey } from './requests.js';
import { Rpc, RpcController } from './rpc-controller.js';

@RpcController()
export class TargetsRpcController {
  constructor(private readonly targets: BattleTargets) {}

  @Rpc('PeekTarget', 'peekTarget')
  async peek({ battleId, cid }: PeekTargetRequest__Output): Promise<PeekTargetResponse> {
    return present(await this.targets.peek(battleIdPipe.transform(battleId), actorIdPipe.transform(cid)));
  }

  @Rpc('PopTarget', 'popTarget')
  async pop({ battleId, cid }: PopTargetRequest__Output, metadata: Metadata): Promise<PopTargetResponse> {
    const [sid, actor] = [battleIdPipe.transform(battleId), actorIdPipe.transform(cid)];
    return present(await this.targets.pop(sid, actor, { idempotencyKey: idempotencyKey(metadata) }));
  }
}

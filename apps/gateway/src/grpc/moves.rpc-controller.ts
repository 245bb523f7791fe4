import type { Metadata } from '@grpc/grpc-js';
import { BattleMoves } from '../battles/battle-moves.js';
import type { AcceptedMove } from '../battles/views.js';
import { requireOneName } from '../http/idempotency-key.js';
import { ManoeuvreRequest, SurrenderRequest } from '../http/requests/actor-moves.requests.js';
import { actorIdPipe, battleIdPipe } from '../http/validation/id.pipe.js';
import { MoveBatchPipe } from '../http/validation/move-batch.pipe.js';
import { MoveRequestPipe } from '../http/validation/move-request.pipe.js';
import { moveBody, moveFieldPath } from './messages/new-move.js';
import { given, present } from './messages/present.js';
import type { DeclareMoveRequest__Output } from './proto/melee/combat/v1/DeclareMoveRequest.generated.js';
import type { DeclareMoveResponse } from './proto/melee/combat/v1/DeclareMoveResponse.generated.js';
import type { DeclareMovesRequest__Output } from './proto/melee/combat/v1/DeclareMovesRequest.generated.js';
import type { DeclareMovesResponse } from './proto/melee/combat/v1/DeclareMovesResponse.generated.js';
import type { ManoeuvreRequest__Output } from './proto/melee/combat/v1/ManoeuvreRequest.generated.js';
import type { ManoeuvreResponse } from './proto/melee/combat/v1/ManoeuvreResponse.generated.js';
import type { SurrenderRequest__Output } from './proto/melee/combat/v1/SurrenderRequest.generated.js';
import type { SurrenderResponse } from './proto/melee/combat/v1/SurrenderResponse.generated.js';
import { at, idempotencyKey, validated } from './requests.js';
import { Rpc, RpcController } from './rpc-controller.js';

const movePipe = new MoveRequestPipe();
const batchPipe = new MoveBatchPipe();

/** A call is named once, like a request: by its key, or by the id of the move. */
function nameOf(metadata: Metadata, moveId: string | undefined) {
  const key = idempotencyKey(metadata);
  requireOneName(key, 'move_id', moveId);
  return { moveId, idempotencyKey: key };
}

@RpcController()
export class MovesRpcController {
  constructor(private readonly moves: BattleMoves) {}

  @Rpc('DeclareMove', 'declareMove')
  async declare(
    { battleId, cid, move: message = {} }: DeclareMoveRequest__Output,
    metadata: Metadata,
  ): Promise<DeclareMoveResponse> {
    const sid = battleIdPipe.transform(battleId);
    const actor = actorIdPipe.transform(cid);
    const move = await at(
      (path) => `move.${moveFieldPath(message, path)}`,
      () => movePipe.transform({ cid: actor, ...moveBody(message) }),
    );
    const accepted = await this.moves.declare(sid, actor, move, nameOf(metadata, move.moveId));
    return { ...outcomeOf(accepted), ...present({ deadlineMs: accepted.deadline }) };
  }

  @Rpc('DeclareMoves', 'declareMoves')
  async declareMany(
    { battleId, cid, moves: messages = [] }: DeclareMovesRequest__Output,
    metadata: Metadata,
  ): Promise<DeclareMovesResponse> {
    const sid = battleIdPipe.transform(battleId);
    const batch = await at(
      (path) => {
        const [list = '', position = '', ...rest] = path.split('.');
        const message = messages[Number(position)];
        if (message === undefined || rest.length === 0) return path;
        return [list, position, moveFieldPath(message, rest.join('.'))].join('.');
      },
      () => batchPipe.transform({ cid, moves: messages.map(moveBody) }),
    );
    const key = { idempotencyKey: idempotencyKey(metadata) };
    return { outcomes: [...(await this.moves.declareMany(sid, batch.cid, batch.moves, key))] };
  }

  @Rpc('Surrender', 'surrender')
  async surrender(message: SurrenderRequest__Output, metadata: Metadata): Promise<SurrenderResponse> {
    const [sid, cid] = [battleIdPipe.transform(message.battleId), actorIdPipe.transform(message.cid)];
    const { moveId } = await validated(SurrenderRequest, present({ moveId: given(message.moveId) }));
    return outcomeOf(await this.moves.surrender(sid, cid, nameOf(metadata, moveId)));
  }

  @Rpc('Manoeuvre', 'manoeuvre')
  async manoeuvre(message: ManoeuvreRequest__Output, metadata: Metadata): Promise<ManoeuvreResponse> {
    const [sid, cid] = [battleIdPipe.transform(message.battleId), actorIdPipe.transform(message.cid)];
    const body = present({ target: message.target, moveId: given(message.moveId) });
    const { target, moveId } = await validated(ManoeuvreRequest, body);
    return outcomeOf(await this.moves.manoeuvre(sid, cid, target, nameOf(metadata, moveId)));
  }
}

const outcomeOf = ({ moveId, outcome }: AcceptedMove) => ({ moveId, outcome });

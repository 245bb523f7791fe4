import type { Metadata } from '@grpc/grpc-js';
import { BattleArchive } from '../battles/battle-archive.js';
import { BattleHistories } from '../battles/battle-histories.js';
import { BattleLog } from '../battles/battle-log.js';
import { HistoryQuery } from '../http/requests/history.query.js';
import { LogQuery } from '../http/requests/log.query.js';
import { battleIdPipe } from '../http/validation/id.pipe.js';
import { callerOf } from '../identity/caller.js';
import { BATTLE_MODE_WORDS } from './messages/enum-words.js';
import { logEntryMessage } from './messages/log-entry.js';
import { given, present } from './messages/present.js';
import { resultMessage } from './messages/result-message.js';
import type { GetReplayRequest__Output } from './proto/melee/combat/v1/GetReplayRequest.generated.js';
import type { GetReplayResponse } from './proto/melee/combat/v1/GetReplayResponse.generated.js';
import type { GetResultRequest__Output } from './proto/melee/combat/v1/GetResultRequest.generated.js';
import type { GetResultResponse } from './proto/melee/combat/v1/GetResultResponse.generated.js';
import type { ListResultsRequest__Output } from './proto/melee/combat/v1/ListResultsRequest.generated.js';
import type { ListResultsResponse } from './proto/melee/combat/v1/ListResultsResponse.generated.js';
import type { ReadLogRequest__Output } from './proto/melee/combat/v1/ReadLogRequest.generated.js';
import type { ReadLogResponse } from './proto/melee/combat/v1/ReadLogResponse.generated.js';
import { at, validated } from './requests.js';
import { Rpc, RpcController } from './rpc-controller.js';

const FIELD_OF: Readonly<Record<string, string>> = { from: 'fromMs', to: 'toMs' };

@RpcController()
export class ArchiveRpcController {
  constructor(
    private readonly log: BattleLog,
    private readonly archive: BattleArchive,
    private readonly histories: BattleHistories,
  ) {}

  @Rpc('ReadLog', 'readLog')
  async readLog({ battleId, after, limit, render }: ReadLogRequest__Output): Promise<ReadLogResponse> {
    const sid = battleIdPipe.transform(battleId);
    const part = await validated(LogQuery, present({ after, limit: given(limit), render: given(render) }));
    const { entries, last } = await this.log.read(sid, part);
    return { entries: entries.map(logEntryMessage), last };
  }

  @Rpc('GetResult', 'getResult')
  async result({ battleId }: GetResultRequest__Output): Promise<GetResultResponse> {
    return { result: resultMessage(await this.archive.result(battleIdPipe.transform(battleId))) };
  }

  @Rpc('GetReplay', 'getReplay')
  async replay({ battleId }: GetReplayRequest__Output): Promise<GetReplayResponse> {
    const history = await this.archive.replay(battleIdPipe.transform(battleId));
    return { historyJson: Buffer.from(JSON.stringify(history)) };
  }

  @Rpc('ListResults', 'listBattles')
  async list(message: ListResultsRequest__Output, metadata: Metadata): Promise<ListResultsResponse> {
    const { participant, mode, fromMs: from, toMs: to, cursor, limit } = message;
    const place = { cursor: given(cursor), limit: given(limit) };
    const body = present({ participant, mode: BATTLE_MODE_WORDS.wordOf(mode), from, to, ...place });
    const query = await at(
      (path) => FIELD_OF[path] ?? path,
      () => validated(HistoryQuery, body),
    );
    const { battles, nextCursor } = await this.histories.list(callerOf(metadata), query);
    return { results: battles.map(resultMessage), ...present({ nextCursor }) };
  }
}

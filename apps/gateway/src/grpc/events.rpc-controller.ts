import type { Metadata, ServerWritableStream } from '@grpc/grpc-js';
import { Inject } from '@nestjs/common';
import { EMPTY, Observable, type Subscriber } from 'rxjs';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import type { RenderedEntry } from '../battles/views.js';
import { BattleFeeds, type OpenStream } from '../events/battle-feeds.js';
import { deliver, room } from '../events/deliver.js';
import { FollowQuery } from '../events/follow.query.js';
import type { Tidings } from '../events/follow.js';
import { callerOf } from '../identity/caller.js';
import { battleIdPipe } from '../http/validation/id.pipe.js';
import { logEntryMessage } from './messages/log-entry.js';
import { given, present } from './messages/present.js';
import type { StreamEventsRequest__Output } from './proto/melee/combat/v1/StreamEventsRequest.generated.js';
import type { StreamEventsResponse } from './proto/melee/combat/v1/StreamEventsResponse.generated.js';
import { validated } from './requests.js';
import { Rpc, RpcController } from './rpc-controller.js';

type Call = Pick<
  ServerWritableStream<unknown, StreamEventsResponse>,
  'writableNeedDrain' | 'destroyed' | 'once' | 'off'
>;

const entriesOf = (entries: readonly RenderedEntry[]): StreamEventsResponse[] =>
  entries.map((entry) => ({ entry: logEntryMessage(entry) }));

const messagesOf = ({ page, last }: Tidings): readonly StreamEventsResponse[] =>
  page === null ? [{ heartbeat: { last } }] : page.as(entriesOf);

@RpcController()
export class EventsRpcController {
  constructor(
    private readonly feeds: BattleFeeds,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Rpc('StreamEvents', 'followBattle')
  async follow(
    { battleId, after, render }: StreamEventsRequest__Output,
    metadata: Metadata,
    call: Call,
  ): Promise<Observable<StreamEventsResponse>> {
    const sid = battleIdPipe.transform(battleId);
    const query = await validated(FollowQuery, present({ after, render: given(render) }));
    const stream = await this.feeds.open(sid, query.after ?? 0, query.render, callerOf(metadata));
    return stream === null ? EMPTY : this.messages(stream, call);
  }

  private messages(stream: OpenStream, call: Call): Observable<StreamEventsResponse> {
    return new Observable((subscriber) => {
      const send = (tidings: Tidings) => write(messagesOf(tidings), subscriber, call);
      void deliver({ ...stream, send }, this.config.stream).then(
        (error) => (error === null ? subscriber.complete() : subscriber.error(error)),
        (failure: unknown) => subscriber.error(failure),
      );
      return () => stream.reader.leave();
    });
  }
}

/** Nest keeps what is given to it while the call has no room, without bounds: it is given nothing then. */
async function write(
  messages: readonly StreamEventsResponse[],
  subscriber: Subscriber<StreamEventsResponse>,
  call: Call,
): Promise<void> {
  for (const message of messages) {
    if (subscriber.closed) return;
    subscriber.next(message);
    await room(call);
  }
}

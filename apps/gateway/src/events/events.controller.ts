import { Readable } from 'node:stream';
import { Controller, Get, Headers, HttpStatus, Inject, Param, Query, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { BattleSnapshot } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig, LOGGER, type Logger } from '@melee/platform';
import { PositionQuery } from '../http/requests/log.query.js';
import { battleIdPipe } from '../http/validation/id.pipe.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { BattleFeeds } from './battle-feeds.js';
import { eventStream } from './event-stream.js';
import { readLastEventId } from './last-event-id.js';

const EXAMPLE =
  'retry: 1000\n\nid: 1\nevent: battle_started\n' +
  'data: {"n":1,"at":1767225600000,"type":"battle_started","teams":{"red":["hero"],"green":["orc"]}}\n\n';

@ApiTags('log')
@Controller('v1/battles/:battleId/events')
export class EventsController {
  constructor(
    private readonly combat: CombatManager,
    private readonly feeds: BattleFeeds,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  @Needs('followBattle')
  @ApiOperation({
    operationId: 'followBattle',
    summary: 'Follow a battle live',
    description:
      'Server-sent events: `id` is the number of a log entry, `event` its type, `data` the entry (schema `LogEntry`). ' +
      'They come complete and in order, first what was missed, then what happens, until the battle ends.',
  })
  @ApiParam(BATTLE_ID_PARAM)
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The same as `after`, and stronger: browsers send it when they come back.',
    schema: { type: 'integer', minimum: 0 },
  })
  @ApiOkResponse({
    description: 'The stream.',
    content: { 'text/event-stream': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  @ApiNoContentResponse({ description: 'The battle is finished and the client knows all of it.' })
  @ApiProblems('session/not-found')
  async follow(
    @Param('battleId', battleIdPipe) battleId: string,
    @Query() query: PositionQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = readLastEventId(lastEventId) ?? query.after ?? 0;
    const view = await this.combat.loadBattleView(battleId);
    const after = Math.min(wanted, view.logLength);
    if (isToldInFull(view, after)) void reply.status(HttpStatus.NO_CONTENT).send();
    else this.stream(battleId, after, reply);
  }

  private stream(battleId: string, after: number, reply: FastifyReply): void {
    const reader = this.feeds.join(battleId);
    const { heartbeatMs } = this.config.stream;
    const events = Readable.from(eventStream(reader, after, heartbeatMs));
    events.on('error', (err) => this.logger.error({ err, battleId }, 'a stream of events broke'));
    // A reader who waits must be woken before its stream can close; of a client who has gone already, only the stream
    // will close.
    reply.raw.once('close', () => reader.leave());
    events.once('close', () => reader.leave());
    const headers = {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // A proxy must pass on each event at once, and a stopping server must not wait for the connection's next use.
      'x-accel-buffering': 'no',
      connection: 'close',
    };
    void reply.headers(headers).send(events);
  }
}

/** A client that comes back for the events after the last one is told by 204 to stay away. */
function isToldInFull({ meta, logLength }: BattleSnapshot, after: number): boolean {
  return meta.status === 'finished' && after === logLength;
}

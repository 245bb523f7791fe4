import { PassThrough } from 'node:stream';
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
import { CONFIG, type GatewayConfig, LOGGER, type Logger } from '@melee/platform';
import { battleIdPipe } from '../http/validation/id.pipe.js';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { BATTLE_ID_PARAM } from '../openapi/parameters.js';
import { BattleFeeds, type OpenStream } from './battle-feeds.js';
import { deliver, room } from './deliver.js';
import { closingText, eventText, OPENING } from './event-text.js';
import type { Tidings } from './follow.js';
import { FollowQuery } from './follow.query.js';
import { readLastEventId } from './last-event-id.js';

const EXAMPLE =
  'retry: 1000\n\nid: 1\nevent: battle_started\n' +
  'data: {"n":1,"at":1767225600000,"type":"battle_started","teams":{"red":["hero"],"green":["orc"]}}\n\n';

@ApiTags('log')
@Controller('v1/battles/:battleId/events')
export class EventsController {
  constructor(
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
      'They come complete and in order, first what was missed, then what happens, until the battle ends. A stream that ' +
      'ends before says why in an event `closing`, whose `data` has a `code` and a `remedy`: come back with the ' +
      'last `id`.\n\n' +
      'For WebSockets the same is at `/v1/battles/{battleId}/socket`, with the same `after` and `render`: one text frame ' +
      'for each entry, and after silence `{"type":"heartbeat","last":<number>}`. A browser offers the subprotocols ' +
      '`melee.v1` and `bearer.<token>`. Whatever is refused before, is refused by an answer to the upgrade. The socket ' +
      'closes with 1000 at the end of the battle; with 1012 (the instance stops) and 1013 (you read too slowly) come ' +
      'back with the last number, with 3000 (your token has expired) ' +
      'with a new token too; 1008 says that the records of the battle are gone. It takes no messages (1003).',
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
    @Query() { after, render }: FollowQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = readLastEventId(lastEventId) ?? after ?? 0;
    const stream = await this.feeds.open(battleId, known, render, caller);
    if (stream === null) void reply.status(HttpStatus.NO_CONTENT).send();
    else await this.send(stream, reply);
  }

  private async send({ sid, reader, wish }: OpenStream, reply: FastifyReply): Promise<void> {
    const text = new PassThrough();
    reply.raw.once('close', () => text.destroy());
    // Of a client who has gone already, only the stream will close.
    text.once('close', () => reader.leave());
    text.write(OPENING);
    void reply.headers(HEADERS).send(text);
    const send = (tidings: Tidings) => {
      text.write(eventText(tidings));
      return room(text);
    };
    try {
      const error = await deliver({ sid, reader, wish, send }, this.config.stream);
      text.end(error === null ? '' : closingText(error));
    } catch (err) {
      this.logger.error({ err, sid }, 'a stream of events broke');
      text.destroy();
    }
    this.bound(reply, text);
  }

  /** Whoever takes too long to take the rest as well is not waited for. */
  private bound({ raw }: FastifyReply, text: PassThrough): void {
    if (text.closed) return;
    const timer = setTimeout(() => raw.destroy(), this.config.stream.stallMs);
    raw.once('close', () => clearTimeout(timer));
  }
}

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // A proxy must pass on each event at once, and a stopping server must not wait for the connection's next use.
  'x-accel-buffering': 'no',
  connection: 'close',
};

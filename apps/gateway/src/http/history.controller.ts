import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ActorId } from '@melee/combat/dto';
import { RecordHistory } from '@melee/combat/repository';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { ForbiddenError } from '../identity/identity-errors.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { placeOfCursor } from './history-cursor.js';
import { HistoryQuery } from './requests/history.query.js';
import { BattleHistoryPage } from './responses/history.responses.js';
import { ActorOutcome } from './responses/result.responses.js';

const DEFAULT_LIMIT = 20;

@ApiTags('battles')
@ApiExtraModels(ActorOutcome)
@Controller('v1/battles')
export class HistoryController {
  constructor(private readonly history: RecordHistory) {}

  @Get()
  @Needs('listBattles')
  @ApiOperation({
    operationId: 'listBattles',
    summary: 'Look through the finished battles',
    description: 'A player has to name a participant: one of the actors in the token.',
  })
  @ApiOkResponse({ type: BattleHistoryPage, description: 'The latest of those that are asked for.' })
  @ApiProblems()
  async list(
    @Query() { limit = DEFAULT_LIMIT, cursor, ...filter }: HistoryQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<BattleHistoryPage> {
    requireLook(caller, filter.participant);
    const after = cursor === undefined ? null : placeOfCursor(cursor);
    return BattleHistoryPage.of(await this.history.read(filter, after, limit));
  }
}

/** @throws ForbiddenError if the history of this participant, or of everybody, is not the caller's to see */
function requireLook({ role, battles, actors }: Caller, participant: ActorId | undefined): void {
  if (battles !== null) throw new ForbiddenError('The token is meant for certain battles only.');
  if (role !== 'player' || (participant !== undefined && actors.has(participant))) return;
  throw new ForbiddenError('A player may look through the battles of an actor in the token only.');
}

import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BattleContent } from '../content/battle-content.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems } from '../openapi/api-problems.js';
import { ContentPackList } from './responses/content-pack.responses.js';

@ApiTags('content')
@Controller('v1/content-packs')
export class ContentPacksController {
  constructor(private readonly content: BattleContent) {}

  @Get()
  @Needs('listContentPacks')
  @ApiOperation({
    operationId: 'listContentPacks',
    summary: 'See which content packs battles can begin with',
  })
  @ApiOkResponse({ type: ContentPackList, description: 'The packs, in the order in which they were loaded.' })
  @ApiProblems()
  list(): ContentPackList {
    return ContentPackList.of(this.content.packs(), this.content.defaultId);
  }
}

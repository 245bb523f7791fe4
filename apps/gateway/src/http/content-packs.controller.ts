import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { loadPack } from '@melee/combat/content';
import { CombatError, CONTENT_ID_PATTERN } from '@melee/combat/dto';
import { BattleContent } from '../content/battle-content.js';
import { GatewayError } from '../errors/gateway-error.js';
import { Needs } from '../identity/needs.js';
import { ApiProblems, BODY_PROBLEMS } from '../openapi/api-problems.js';
import { UploadContentPackRequest } from './requests/content-pack.request.js';
import {
  ContentPackList,
  UploadedContentPack,
  WholeContentPack,
} from './responses/content-pack.responses.js';
import { contentPackPipe } from './validation/id.pipe.js';

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
  @ApiOkResponse({
    type: ContentPackList,
    description: 'The packs of the service, then those that were uploaded, in the order of their coming.',
  })
  @ApiProblems()
  async list(): Promise<ContentPackList> {
    return ContentPackList.of(await this.content.packs(), this.content.defaultId);
  }

  @Get(':contentPack')
  @Needs('getContentPack')
  @ApiOperation({ operationId: 'getContentPack', summary: 'Read a content pack' })
  @ApiParam({
    name: 'contentPack',
    description: 'Its name or its id.',
    schema: { type: 'string', pattern: CONTENT_ID_PATTERN.source },
    example: 'default',
  })
  @ApiOkResponse({ type: WholeContentPack, description: 'The pack.' })
  @ApiProblems('content/not-found')
  async read(@Param('contentPack', contentPackPipe) nameOrId: string): Promise<WholeContentPack> {
    try {
      const id = await this.content.idOf(nameOrId);
      return { id, pack: await this.content.pack(id) };
    } catch (error) {
      if (!(error instanceof CombatError) || error.code !== 'content/unknown-id') throw error;
      throw new GatewayError('content/not-found');
    }
  }

  @Post()
  @Needs('uploadContentPack')
  @ApiOperation({
    operationId: 'uploadContentPack',
    summary: 'Bring a content pack',
    description:
      'The pack is kept until an operator drops it, and battles that name it begin with it from now on, through every gateway. The ' +
      'same content again is the same pack; it becomes the one that its name means.',
  })
  @ApiCreatedResponse({ type: UploadedContentPack, description: 'The pack has been taken in.' })
  @ApiProblems(...BODY_PROBLEMS, 'content/invalid')
  async upload(@Body() { files }: UploadContentPackRequest): Promise<UploadedContentPack> {
    const pack = loadPack(files);
    return { id: await this.content.upload(pack), name: pack.name, version: pack.version };
  }
}

import { loadPack } from '@melee/combat/content';
import { BattleContent } from '../content/battle-content.js';
import { findPack } from '../content/find-pack.js';
import { UploadContentPackRequest } from '../http/requests/content-pack.request.js';
import { ContentPackList } from '../http/responses/content-pack.responses.js';
import { contentPackPipe } from '../http/validation/id.pipe.js';
import { present } from './messages/present.js';
import type { GetContentPackRequest__Output } from './proto/melee/combat/v1/GetContentPackRequest.generated.js';
import type { GetContentPackResponse } from './proto/melee/combat/v1/GetContentPackResponse.generated.js';
import type { ListContentPacksResponse } from './proto/melee/combat/v1/ListContentPacksResponse.generated.js';
import type { UploadContentPackRequest__Output } from './proto/melee/combat/v1/UploadContentPackRequest.generated.js';
import type { UploadContentPackResponse } from './proto/melee/combat/v1/UploadContentPackResponse.generated.js';
import { validated } from './requests.js';
import { Rpc, RpcController } from './rpc-controller.js';

@RpcController()
export class ContentRpcController {
  constructor(private readonly content: BattleContent) {}

  @Rpc('ListContentPacks', 'listContentPacks')
  async list(): Promise<ListContentPacksResponse> {
    const { packs } = ContentPackList.of(await this.content.packs(), this.content.defaultId);
    return {
      packs: packs.map(({ id, title, ...pack }) => ({ contentId: id, title: { ...title }, ...pack })),
    };
  }

  @Rpc('GetContentPack', 'getContentPack')
  async get({ contentPack }: GetContentPackRequest__Output): Promise<GetContentPackResponse> {
    const { id, pack } = await findPack(this.content, contentPackPipe.transform(contentPack));
    return { contentId: id, packJson: Buffer.from(JSON.stringify(pack)) };
  }

  @Rpc('UploadContentPack', 'uploadContentPack')
  async upload({ files = [] }: UploadContentPackRequest__Output): Promise<UploadContentPackResponse> {
    const body = { files: files.map(({ path, text = '' }) => present({ path, text })) };
    const pack = loadPack((await validated(UploadContentPackRequest, body)).files);
    return { contentId: await this.content.upload(pack), name: pack.name, version: pack.version };
  }
}

import { Injectable } from '@nestjs/common';
import { type ContentPack, ContentLibrary, createActor, defaultPack } from '@melee/combat/content';
import type { ActorDocument } from '@melee/combat/dto';
import type { ActorRequest } from '../http/requests/actor.request.js';

/** The content of battles: the pack that new ones begin with, and those that running ones keep. */
@Injectable()
export class BattleContent {
  private readonly library = new ContentLibrary();
  /** Id of the pack that new battles begin with. */
  readonly currentId = this.library.add(defaultPack);

  /**
   * Makes a fresh actor from a pack.
   * @throws CombatError `content/unknown-id` for a template that the pack has not, or a pack that is not loaded here.
   */
  createActor(contentId: string, { cid, team, kind, template, name }: ActorRequest): ActorDocument {
    const pack: ContentPack = this.library.get(contentId);
    return createActor(pack, { cid, team, kind, templateId: template, ...(name !== undefined && { name }) });
  }
}

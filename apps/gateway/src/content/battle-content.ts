import { Inject, Injectable } from '@nestjs/common';
import { type ContentPack, ContentLibrary, createActor } from '@melee/combat/content';
import { type ActorDocument, CombatError } from '@melee/combat/dto';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import type { ActorRequest } from '../http/requests/actor.request.js';
import { placeOf } from './place-of.js';

/** A content pack that is loaded, and the id under which battles keep it. */
export interface LoadedPack {
  readonly id: string;
  readonly pack: ContentPack;
}

/** The content of battles: the pack that new ones begin with, and those that running ones keep. */
@Injectable()
export class BattleContent {
  /** Id of the pack that new battles begin with unless they name another. */
  readonly defaultId: string;

  /** @throws CombatError `content/unknown-id` if the default pack is not loaded: the gateway cannot start. */
  constructor(
    @Inject(ContentLibrary) private readonly library: ContentLibrary,
    @Inject(CONFIG) config: GatewayConfig,
  ) {
    this.defaultId = library.find(config.content.defaultPack);
  }

  /**
   * Id of the pack that a request names by its name or id; the default's if it names none.
   * @throws CombatError `content/unknown-id`.
   */
  idOf(nameOrId: string | undefined): string {
    if (nameOrId === undefined) return this.defaultId;
    try {
      return this.library.find(nameOrId);
    } catch (error) {
      throw error instanceof CombatError ? at('contentPack', error) : error;
    }
  }

  /** Whether a request that names its pack so, or not at all, can mean the pack with this id. */
  isMeant(nameOrId: string | undefined, id: string): boolean {
    return nameOrId === undefined || nameOrId === id || this.packIfLoaded(id)?.name === nameOrId;
  }

  /**
   * The pack with this id.
   * @throws CombatError `content/unknown-id` if it is not loaded here.
   */
  pack(id: string): ContentPack {
    return this.library.get(id);
  }

  /** The same, or null. */
  packIfLoaded(id: string): ContentPack | null {
    return this.library.ids().includes(id) ? this.library.get(id) : null;
  }

  packs(): readonly LoadedPack[] {
    return this.library.ids().map((id) => ({ id, pack: this.library.get(id) }));
  }

  /**
   * Makes a fresh actor from a pack.
   * @param place where the description stands in the request; empty if it is the request.
   * @throws CombatError `content/unknown-id` for an id that the pack has not, or a pack that is not loaded here;
   *   `battle/invalid`. The details name the `path` of the value that is wrong.
   */
  createActor(contentId: string, request: ActorRequest, place = ''): ActorDocument {
    const pack = this.library.get(contentId);
    try {
      return createActor(pack, request);
    } catch (error) {
      if (!(error instanceof CombatError)) throw error;
      const { kind, path } = error.details;
      const within =
        kind === 'template' ? 'template' : placeOf(request, typeof path === 'string' ? path : '');
      throw at(join(place, within), error);
    }
  }
}

/** The same refusal, its details with the path at which its reason stands in the request; empty for the whole of it. */
function at(path: string, { code, details, message }: CombatError): CombatError {
  const { path: _, ...others } = details;
  return new CombatError(code, path === '' ? others : { ...others, path }, message);
}

function join(...paths: readonly string[]): string {
  return paths.filter((path) => path !== '').join('.');
}

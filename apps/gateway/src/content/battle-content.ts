import { Inject, Injectable } from '@nestjs/common';
import {
  contentId,
  ContentLibrary,
  type ContentPack,
  ContentSource,
  createActor,
} from '@melee/combat/content';
import { type ActorDocument, CombatError } from '@melee/combat/dto';
import { ContentStore, type StorablePack } from '@melee/combat/repository';
import { CONFIG, type GatewayConfig } from '@melee/platform';
import type { ActorRequest } from '../http/requests/actor.request.js';
import { placeOf } from './place-of.js';

/** A content pack as it is listed. */
export interface ListedPack extends StorablePack {
  readonly id: string;
  /** Whether it came through the API; all others came with the service. */
  readonly isUploaded: boolean;
}

/** The content of battles: the pack that new ones begin with, and those that running ones keep. */
@Injectable()
export class BattleContent {
  /** Id of the pack that new battles begin with unless they name another. */
  readonly defaultId: string;

  /** @throws CombatError `content/unknown-id` if the default pack is not loaded: the gateway cannot start. */
  constructor(
    @Inject(ContentLibrary) private readonly library: ContentLibrary,
    @Inject(ContentSource) private readonly source: ContentSource,
    @Inject(ContentStore) private readonly store: ContentStore,
    @Inject(CONFIG) config: GatewayConfig,
  ) {
    this.defaultId = library.find(config.content.defaultPack);
  }

  /**
   * Id of the pack that a request names by its name or id; the default's if it names none.
   * @throws CombatError `content/unknown-id`.
   */
  async idOf(nameOrId: string | undefined): Promise<string> {
    if (nameOrId === undefined) return this.defaultId;
    const uploaded = await this.store.list();
    const found =
      uploaded.find(({ id }) => id === nameOrId) ?? uploaded.findLast(({ name }) => name === nameOrId);
    if (found !== undefined) return found.id;
    try {
      return this.library.find(nameOrId);
    } catch (error) {
      throw error instanceof CombatError ? at('contentPack', error) : error;
    }
  }

  /** Whether a request that names its pack so, or not at all, can mean the pack with this id. */
  async isMeant(nameOrId: string | undefined, id: string): Promise<boolean> {
    return nameOrId === undefined || nameOrId === id || (await this.packIfKnown(id))?.name === nameOrId;
  }

  /**
   * The pack with this id.
   * @throws CombatError `content/unknown-id` if it is neither loaded here nor uploaded.
   */
  pack(id: string): Promise<ContentPack> {
    return this.source.get(id);
  }

  /** The same, or null. */
  async packIfKnown(id: string): Promise<ContentPack | null> {
    try {
      return await this.source.get(id);
    } catch (error) {
      if (error instanceof CombatError && error.code === 'content/unknown-id') return null;
      throw error;
    }
  }

  /** Those that came with the service, then those that were uploaded, each in the order of their coming. */
  async packs(): Promise<readonly ListedPack[]> {
    const uploaded = (await this.store.list()).map((pack) => ({ ...pack, isUploaded: true }));
    const isAgain = (id: string) => uploaded.some((pack) => pack.id === id);
    const loaded = this.library
      .ids()
      .filter((id) => !isAgain(id))
      .map((id) => ({ ...this.library.get(id), id, isUploaded: false }));
    return [...loaded, ...uploaded];
  }

  /** Keeps a pack for all processes; battles can begin with it from now on. */
  async upload(pack: ContentPack): Promise<string> {
    const id = contentId(pack);
    await this.store.save(id, pack);
    return id;
  }

  /** Sees to it that the pack of a battle that has just begun is kept for it, though somebody drops it at this moment. */
  async retain(id: string): Promise<void> {
    if (this.library.ids().includes(id)) return;
    const pack = await this.packIfKnown(id);
    if (pack !== null) await this.store.retain(id, pack);
  }

  /**
   * Makes a fresh actor from a pack.
   * @param place where the description stands in the request; empty if it is the request.
   * @throws CombatError `content/unknown-id` for an id that the pack has not; `battle/invalid`. The details name the
   *   `path` of the value that is wrong.
   */
  createActor(pack: ContentPack, request: ActorRequest, place = ''): ActorDocument {
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

import type { ActorId, ActorKind, ActorLoadout, Attribute, TeamId } from '../dto/index.js';
import type { ModifierTable } from './types.js';
import type { Skill } from './vocabulary.js';

/** All that an actor is made of, without a template. Ids are the content pack's. */
export interface ActorDefinition {
  /** Each 0 to 1000. */
  readonly attributes: Readonly<Record<Attribute, number>>;
  readonly modifiers?: ModifierTable;
  /** Percent points, 0 to 500; a skill that is left out is 0. */
  readonly skills?: Readonly<Partial<Record<Skill, number>>>;
  readonly traits?: readonly string[];
  readonly loadout: ActorLoadout;
  /** How a bot decides; an actor has one even while a client decides for it. */
  readonly behaviour: string;
}

/** What an actor has otherwise than its template; what is left out stays as it is there. Lists replace lists. */
export interface ActorOverrides extends Partial<Omit<ActorDefinition, 'attributes' | 'loadout'>> {
  readonly attributes?: Partial<ActorDefinition['attributes']>;
  readonly loadout?: Partial<ActorLoadout>;
}

/** Who shall take part in a battle. Exactly one of `template` and `definition` is given. */
export interface ActorRequest {
  readonly cid: ActorId;
  readonly team: TeamId;
  readonly kind: ActorKind;
  /** For people. If left out, the template's English name, or the actor's id. */
  readonly name?: string;
  /** Id of a template of the content pack. */
  readonly template?: string;
  readonly definition?: ActorDefinition;
  /** Only with a template. */
  readonly overrides?: ActorOverrides;
}

/** Stands in the document of an actor that was made from a definition, where others have their template's id. */
export const CUSTOM_TEMPLATE = 'custom';

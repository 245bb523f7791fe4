import { CombatError, TOKENS } from '../dto/index.js';
import type {
  ActorDocument,
  ActorId,
  ActorKind,
  ActorLoadout,
  ActorRaw,
  Attribute,
  TeamId,
  Token,
} from '../dto/index.js';
import { vitalsOf } from './numbers/vitals.js';
import { lookUp } from './lookup.js';
import type { ActorTemplate, ContentPack, ModifierTable } from './types.js';

/** What an actor has otherwise than its template; what is left out stays as it is there. */
export interface ActorOverrides {
  readonly attributes?: Readonly<Partial<Record<Attribute, number>>>;
  readonly modifiers?: ModifierTable;
  /** Weapon skill in percent points, by weapon class. */
  readonly skills?: Readonly<Record<string, number>>;
  readonly traits?: readonly string[];
  readonly loadout?: Partial<ActorLoadout>;
  readonly behaviour?: string;
}

export interface ActorRequest {
  readonly cid: ActorId;
  readonly team: TeamId;
  readonly kind: ActorKind;
  readonly templateId: string;
  readonly name?: string;
  readonly overrides?: ActorOverrides;
}

function requireKnown(pack: ContentPack, loadout: ActorLoadout): void {
  lookUp(pack.weapons, 'weapon', loadout.mainHand);
  if (loadout.offHand !== null) {
    lookUp({ ...pack.weapons, ...pack.shields }, 'weapon or shield', loadout.offHand);
  }
  for (const id of loadout.armour) lookUp(pack.armour, 'armour', id);
  for (const id of loadout.abilities) lookUp(pack.abilities, 'ability', id);
  for (const id of loadout.arsenal) lookUp(pack.feints, 'feint', id);
  for (const [id, count] of Object.entries(loadout.belt)) {
    lookUp(pack.items, 'item', id);
    if (!Number.isSafeInteger(count) || count < 0)
      throw new CombatError('battle/invalid', { item: id, count });
  }
}

function rawOf(pack: ContentPack, template: ActorTemplate, overrides: ActorOverrides): ActorRaw {
  for (const name of Object.keys(overrides.modifiers ?? {})) {
    lookUp({ ...pack.derivation, ...template.attributes }, 'number', name);
  }
  const attributes = { ...template.attributes, ...overrides.attributes };
  for (const [attribute, value] of Object.entries(attributes)) {
    lookUp(template.attributes, 'attribute', attribute);
    if (!Number.isFinite(value) || value < 0 || value > 1000) {
      throw new CombatError('battle/invalid', { attribute, value, allowed: '0 to 1000' });
    }
  }
  return {
    attributes,
    modifiers: { ...template.modifiers, ...overrides.modifiers },
    skills: { ...template.skills, ...overrides.skills },
    traits: overrides.traits ?? template.traits ?? [],
  };
}

/**
 * A fresh actor: hp and energy full, no tokens, nothing in the hand.
 *
 * @throws CombatError `content/unknown-id` for an id that the pack has not (details: kind, id, nearest),
 * `battle/invalid` for a number out of range or a modifier that cannot be read.
 */
export function createActor(pack: ContentPack, request: ActorRequest): ActorDocument {
  const { cid, team, kind, templateId, overrides = {} } = request;
  const template = lookUp(pack.templates, 'template', templateId);
  const behaviour = overrides.behaviour ?? template.behaviour;
  lookUp(pack.behaviours, 'behaviour', behaviour);
  const loadout: ActorLoadout = { ...template.loadout, ...overrides.loadout };
  requireKnown(pack, loadout);
  const raw = rawOf(pack, template, overrides);
  const { hp, energy } = vitalsOf({ raw, loadout }, pack);
  if (hp < 1) throw new CombatError('battle/invalid', { cid, hp });
  const tokens = Object.fromEntries(TOKENS.map((token) => [token, 0])) as Record<Token, number>;
  return {
    meta: { cid, team, kind, name: request.name ?? template.name.en, templateId, behaviour },
    raw,
    loadout,
    state: { hp, energy, tokens, defeat: null, exchanges: 0 },
    hand: {},
    cooldowns: {},
    effects: [],
    xp: {},
  };
}

import { CombatError, NO_XP, TOKENS } from '../dto/index.js';
import type { ActorDocument, Token } from '../dto/index.js';
import { CUSTOM_TEMPLATE } from './actor-request.js';
import type { ActorDefinition, ActorOverrides, ActorRequest } from './actor-request.js';
import type { Fault } from './fault.js';
import { lookUp, unknownId } from './lookup.js';
import { vitalsOf } from './numbers/vitals.js';
import { loadoutFaults } from './rules/loadouts.js';
import { checkShape } from './schema/check-shape.js';
import type { ActorTemplate, ContentPack } from './types.js';

/** What an actor is made of, and what it is called if the request does not say. */
interface Origin {
  readonly definition: ActorDefinition;
  readonly name: string;
  readonly templateId: string;
}

function definitionOf(template: ActorTemplate, overrides: ActorOverrides): ActorDefinition {
  const { attributes, modifiers = {}, skills, traits = [], loadout, behaviour } = template;
  return {
    attributes: { ...attributes, ...overrides.attributes },
    modifiers: { ...modifiers, ...overrides.modifiers },
    skills: { ...skills, ...overrides.skills },
    traits: overrides.traits ?? traits,
    loadout: { ...loadout, ...overrides.loadout },
    behaviour: overrides.behaviour ?? behaviour,
  };
}

function originOf(pack: ContentPack, request: ActorRequest): Origin {
  const { cid, template: templateId, definition, overrides } = request;
  if (templateId !== undefined && definition === undefined) {
    const template = lookUp(pack.templates, 'template', templateId);
    return { definition: definitionOf(template, overrides ?? {}), name: template.name.en, templateId };
  }
  if (definition === undefined || templateId !== undefined || overrides !== undefined) {
    const allowed = 'a template, a template with overrides, or a definition';
    throw new CombatError('battle/invalid', { cid, allowed });
  }
  return { definition, name: cid, templateId: CUSTOM_TEMPLATE };
}

function refusalOf(cid: string, { path, message, unknown }: Fault): CombatError {
  const at = path.join('.');
  return unknown === undefined
    ? new CombatError('battle/invalid', { cid, path: at, allowed: message })
    : unknownId({ cid, path: at, ...unknown });
}

function requireSound(pack: ContentPack, cid: string, definition: ActorDefinition): void {
  const [misshapen] = checkShape('actor_definition', definition, pack);
  if (misshapen !== undefined) throw refusalOf(cid, misshapen);
  const [impossible] = loadoutFaults(pack, definition.loadout);
  if (impossible !== undefined) throw refusalOf(cid, impossible);
}

/**
 * A fresh actor: hp and energy full, no tokens, nothing in the hand.
 *
 * @throws CombatError `content/unknown-id` for an id or a word that the pack or the rules have not (details: path, kind,
 * id, nearest), `battle/invalid` for what nobody could be or carry (details: path, allowed).
 */
export function createActor(pack: ContentPack, request: ActorRequest): ActorDocument {
  const { cid, team, kind } = request;
  const { definition, name, templateId } = originOf(pack, request);
  requireSound(pack, cid, definition);
  const { attributes, modifiers = {}, skills = {}, traits = [], loadout, behaviour } = definition;
  const raw = { attributes, modifiers, skills, traits };
  const { hp, energy } = vitalsOf({ raw, loadout }, pack);
  if (hp < 1) throw new CombatError('battle/invalid', { cid, path: 'hp', allowed: 'at least 1 hp', hp });
  const tokens = Object.fromEntries(TOKENS.map((token) => [token, 0])) as Record<Token, number>;
  return {
    meta: { cid, team, kind, name: request.name ?? name, templateId, behaviour },
    raw,
    loadout,
    state: { hp, energy, tokens, defeat: null, exchanges: 0 },
    hand: {},
    cooldowns: {},
    effects: [],
    xp: NO_XP,
  };
}

import { ATTRIBUTES, CombatError, NO_XP } from '../dto/index.js';
import type { ActorDefinition } from './actor-request.js';
import { createActor } from './create-actor.js';
import { defaultPack } from './default-pack.js';

const who = { cid: 'a', team: 'red', kind: 'player' } as const;
const ofTemplate = (overrides?: object) =>
  createActor(defaultPack, {
    ...who,
    template: 'warrior',
    // Clients send what they like; the types hold for those who are compiled with us.
    ...(overrides !== undefined && { overrides }),
  });

const definition: ActorDefinition = {
  attributes: Object.fromEntries(ATTRIBUTES.map((name) => [name, 10])) as ActorDefinition['attributes'],
  modifiers: { hp: ['+30'] },
  skills: { axe: 50 },
  traits: ['human'],
  loadout: {
    mainHand: 'axe',
    offHand: 'buckler',
    armour: ['chain_mail', 'leather_cap'],
    belt: { potion: 1 },
    abilities: ['heal'],
    arsenal: ['shield_bash'],
  },
  behaviour: 'defensive',
};

function errorOf(run: () => unknown): { code: string } & Record<string, unknown> {
  try {
    run();
  } catch (error) {
    if (error instanceof CombatError) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('an actor made from a template', () => {
  it('is as the template says, at the ceilings of its derivation, with an empty hand and no tokens', () => {
    const actor = ofTemplate();
    const { loadout } = defaultPack.templates['warrior'] ?? {};
    expect(actor.meta).toEqual({
      ...who,
      name: 'Warrior',
      templateId: 'warrior',
      behaviour: 'aggressive',
    });
    expect(actor.loadout).toEqual(loadout);
    expect(actor.state).toMatchObject({ hp: 134, energy: 62, defeat: null, exchanges: 0 });
    expect(Object.values(actor.state.tokens).every((amount) => amount === 0)).toBe(true);
    expect(actor).toMatchObject({ hand: {}, effects: [], cooldowns: {} });
    expect(actor.xp).toEqual(NO_XP);
  });

  it('bears the name that the request gives it', () => {
    const actor = createActor(defaultPack, { ...who, template: 'warrior', name: 'Ragnar' });
    expect(actor.meta.name).toBe('Ragnar');
  });

  it('differs from it in what is overridden, and in nothing else', () => {
    const plain = ofTemplate();
    const other = ofTemplate({
      attributes: { strength: 20 },
      skills: { axe: 30 },
      traits: ['elf'],
      loadout: { mainHand: 'great_axe' },
      behaviour: 'trickster',
    });
    expect(other.raw.attributes).toEqual({ ...plain.raw.attributes, strength: 20 });
    expect(other.raw.skills).toEqual({ ...plain.raw.skills, axe: 30 });
    expect(other.raw.traits).toEqual(['elf']);
    expect(other.loadout).toEqual({ ...plain.loadout, mainHand: 'great_axe' });
    expect(other.meta).toEqual({ ...plain.meta, behaviour: 'trickster' });
  });

  it.each([
    [{ loadout: { mainHand: 'swrod' } }, 'loadout.mainHand', 'weapon', 'sword'],
    [{ loadout: { offHand: 'round_shild' } }, 'loadout.offHand', 'weapon or shield', 'round_shield'],
    [{ loadout: { belt: { potoin: 1 } } }, 'loadout.belt.potoin', 'item', 'potion'],
    [{ loadout: { armour: ['chainmail'] } }, 'loadout.armour.0', 'armour', 'chain_mail'],
    [{ loadout: { abilities: ['heel'] } }, 'loadout.abilities.0', 'ability', 'heal'],
    [{ loadout: { arsenal: ['true_stroke'] } }, 'loadout.arsenal.0', 'feint', 'true_strike'],
    [{ traits: ['dwerf'] }, 'traits.0', 'trait', 'dwarf'],
    [{ behaviour: 'agressive' }, 'behaviour', 'behaviour', 'aggressive'],
    [{ modifiers: { strenght: ['+1'] } }, 'modifiers.strenght', 'number', 'strength'],
    [{ attributes: { strenght: 1 } }, 'attributes.strenght', 'attribute', 'strength'],
    [{ skills: { blades: 1 } }, 'skills.blades', 'skill', 'blade'],
  ])('is refused for the unknown word in %j', (overrides, path, kind, nearest) => {
    expect(errorOf(() => ofTemplate(overrides))).toMatchObject({
      code: 'content/unknown-id',
      path,
      kind,
      nearest,
    });
  });

  it.each([
    [{ attributes: { strength: -1 } }, 'attributes.strength', 'Expected a number from 0 to 1000, found -1.'],
    [
      { attributes: { strength: 1001 } },
      'attributes.strength',
      'Expected a number from 0 to 1000, found 1001.',
    ],
    [
      { attributes: { strength: Number.NaN } },
      'attributes.strength',
      'Expected a number from 0 to 1000, found null.',
    ],
    [{ skills: { blade: 501 } }, 'skills.blade', 'Expected a number from 0 to 500, found 501.'],
    [
      { modifiers: { strength: ['+1e3'] } },
      'modifiers.strength.0',
      'Expected a modifier such as "+10", "-0.05", "*1.5" or "=100" (in quotes), found "+1e3".',
    ],
    [
      { loadout: { belt: { potion: 0.5 } } },
      'loadout.belt.potion',
      'Expected a whole number from 0 to 99, found 0.5.',
    ],
    [
      { loadout: { belt: { potion: 100 } } },
      'loadout.belt.potion',
      'Expected a whole number from 0 to 99, found 100.',
    ],
    [
      { loadout: { offHand: 'dagger' } },
      'loadout.offHand',
      'Expected null beside "halberd", which takes two hands, found "dagger".',
    ],
    [
      { loadout: { armour: ['chain_mail', 'leather_jerkin'] } },
      'loadout.armour.1',
      'Expected one piece for the slot "body", which "chain_mail" takes already, found "leather_jerkin".',
    ],
    [
      { loadout: { arsenal: ['cleave', 'cleave'] } },
      'loadout.arsenal.1',
      'It stands in the list more than once.',
    ],
    [{ modifiers: { hp: ['=0'] } }, 'hp', 'at least 1 hp'],
  ])('is refused for %j, and the error says what is allowed', (overrides, path, allowed) => {
    expect(errorOf(() => ofTemplate(overrides))).toMatchObject({ code: 'battle/invalid', path, allowed });
  });

  it('is refused if there is no such template', () => {
    expect(errorOf(() => createActor(defaultPack, { ...who, template: 'warior' }))).toEqual({
      code: 'content/unknown-id',
      kind: 'template',
      id: 'warior',
      nearest: 'warrior',
    });
  });
});

describe('an actor made from a definition', () => {
  it('is as the definition says, and is called by its id', () => {
    const actor = createActor(defaultPack, { ...who, definition });
    const { attributes, modifiers, skills, traits, loadout } = definition;
    expect(actor.meta).toEqual({ ...who, name: 'a', templateId: 'custom', behaviour: 'defensive' });
    expect(actor).toMatchObject({ raw: { attributes, modifiers, skills, traits }, loadout });
    expect(actor.state.hp).toBe(150);
  });

  it('needs no modifiers, skills and traits', () => {
    const { attributes, loadout, behaviour } = definition;
    const actor = createActor(defaultPack, { ...who, definition: { attributes, loadout, behaviour } });
    expect(actor.raw).toEqual({ attributes, modifiers: {}, skills: {}, traits: [] });
  });

  it('needs all attributes', () => {
    const { memory, ...attributes } = definition.attributes;
    expect(memory).toBe(10);
    const incomplete = { ...definition, attributes } as ActorDefinition;
    expect(errorOf(() => createActor(defaultPack, { ...who, definition: incomplete }))).toMatchObject({
      code: 'battle/invalid',
      path: 'attributes.memory',
      allowed: '"memory" is missing.',
    });
  });

  it.each([
    ['nothing', {}],
    ['a template and a definition', { template: 'warrior', definition }],
    ['a definition with overrides', { definition, overrides: {} }],
    ['overrides alone', { overrides: {} }],
  ])('is refused from %s', (_, origin) => {
    expect(errorOf(() => createActor(defaultPack, { ...who, ...origin }))).toEqual({
      code: 'battle/invalid',
      cid: 'a',
      allowed: 'a template, a template with overrides, or a definition',
    });
  });
});

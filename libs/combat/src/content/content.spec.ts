import { CONTENT_ID_PATTERN, CombatError } from '../dto/index.js';
import { checkPack, contentId, ContentLibrary, createActor, defaultPack } from './index.js';

const request = { cid: 'a', team: 'red', kind: 'player', templateId: 'warrior' } as const;
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    if (error instanceof CombatError) return { code: error.code, ...error.details };
    throw error;
  }
  return 'no error';
};

describe('the default pack', () => {
  it('refers to nothing that it has not', () => {
    expect(checkPack(defaultPack)).toEqual([]);
  });

  it('has ids that moves can carry', () => {
    const { weapons, shields, armour, items, abilities, effects, feints, templates } = defaultPack;
    for (const table of [weapons, shields, armour, items, abilities, effects, feints, templates]) {
      for (const id of Object.keys(table)) expect(id).toMatch(CONTENT_ID_PATTERN);
    }
  });

  it('makes an actor of every template', () => {
    for (const templateId of Object.keys(defaultPack.templates)) {
      expect(createActor(defaultPack, { ...request, templateId }).state.hp).toBeGreaterThan(0);
    }
  });
});

describe('the check of a pack', () => {
  it('names all that is wrong at once, with the path and the nearest known word', () => {
    const { warrior } = defaultPack.templates;
    const { kris } = defaultPack.weapons;
    const { bleeding } = defaultPack.effects;
    if (warrior === undefined || kris === undefined || bleeding === undefined)
      throw new Error('Not the pack.');
    const problems = checkPack({
      ...defaultPack,
      unarmed: 'fist',
      weapons: { ...defaultPack.weapons, kris: { ...kris, onCrit: [{ effect: 'bleding', on: 'opponent' }] } },
      effects: { ...defaultPack.effects, bleeding: { ...bleeding, duration: 0, modifiers: { hp: ['-5'] } } },
      templates: { warrior: { ...warrior, loadout: { ...warrior.loadout, arsenal: ['true_stroke'] } } },
    });
    expect(problems).toEqual([
      { path: 'unarmed', message: 'There is no weapon "fist"; the nearest is "fists".' },
      {
        path: 'weapons.kris.onCrit.0.effect',
        message: 'There is no effect "bleding"; the nearest is "bleeding".',
      },
      { path: 'effects.bleeding.modifiers.hp', message: 'An effect cannot change the most hp.' },
      { path: 'effects.bleeding.duration', message: 'A duration is a whole number of exchanges.' },
      {
        path: 'templates.warrior.loadout.arsenal',
        message: 'There is no arsenal "true_stroke"; the nearest is "true_strike".',
      },
    ]);
  });
});

describe('the id of a pack', () => {
  it('is the same for the same content in any order of keys, and another for other content', () => {
    const reversed = Object.fromEntries(
      Object.entries(defaultPack).reverse(),
    ) as unknown as typeof defaultPack;
    expect(contentId(reversed)).toBe(contentId(defaultPack));
    expect(contentId({ ...defaultPack, caps: { ...defaultPack.caps, parry: 0.51 } })).not.toBe(
      contentId(defaultPack),
    );
    expect(contentId(defaultPack)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('finds the pack in a library, and no other', () => {
    const library = new ContentLibrary();
    const id = library.add(defaultPack);
    expect(library.get(id)).toBe(defaultPack);
    expect(codeOf(() => library.get('none'))).toMatchObject({
      code: 'content/unknown-id',
      kind: 'pack',
      nearest: id,
    });
  });
});

describe('creating an actor', () => {
  const misspelt: Record<string, ['+1']> = { strenght: ['+1'] };

  it('starts it at the ceilings of its derivation, with empty hand and no tokens', () => {
    const actor = createActor(defaultPack, { ...request, name: 'Ragnar' });
    expect(actor.meta).toEqual({
      cid: 'a',
      team: 'red',
      kind: 'player',
      name: 'Ragnar',
      templateId: 'warrior',
      behaviour: 'brawler',
    });
    expect(actor.state).toMatchObject({ hp: 134, energy: 62, defeat: null, exchanges: 0 });
    expect(Object.values(actor.state.tokens).every((amount) => amount === 0)).toBe(true);
    expect(actor).toMatchObject({ hand: {}, effects: [], cooldowns: {}, xp: {} });
  });

  it.each([
    [{ templateId: 'warior' }, { kind: 'template', id: 'warior', nearest: 'warrior' }],
    [{ overrides: { loadout: { mainHand: 'swrod' } } }, { kind: 'weapon', nearest: 'sword' }],
    [{ overrides: { loadout: { offHand: 'round_shild' } } }, { nearest: 'round_shield' }],
    [{ overrides: { loadout: { belt: { potoin: 1 } } } }, { kind: 'item', nearest: 'potion' }],
    [{ overrides: { modifiers: misspelt } }, { kind: 'number', nearest: 'strength' }],
  ])('refuses %j and names the nearest known id', (change, details) => {
    expect(codeOf(() => createActor(defaultPack, { ...request, ...change }))).toMatchObject({
      code: 'content/unknown-id',
      ...details,
    });
  });

  it.each([
    { attributes: { strength: -1 } },
    { attributes: { strength: Number.NaN } },
    { modifiers: { strength: ['+1e3'] as const } },
    { loadout: { belt: { potion: 0.5 } } },
    { modifiers: { hp: ['=0'] as const } },
  ])('refuses the numbers of %j', (overrides) => {
    expect(codeOf(() => createActor(defaultPack, { ...request, overrides }))).toMatchObject({
      code: 'battle/invalid',
    });
  });
});

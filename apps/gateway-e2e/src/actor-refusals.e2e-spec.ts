import { defined, definition, overridden, ten } from './support/actor-definitions.js';
import type { ProblemBody } from './support/api.js';
import { aBattle, player } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway();
});
afterAll(() => gateway.stop());

const a = player('a', 'red');
const refusal = async (actor: object) => {
  const { status, body } = await gateway.api.post<ProblemBody>('/v1/battles', { actors: [a, actor] });
  return { ...body, status };
};

describe('wrong values in the description of an actor', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `x${String(i)}`);
  const loadout = (part: object) => defined({ loadout: { ...definition.loadout, ...part } });

  it.each<[string, object, string]>([
    ['neither template nor definition', { cid: 'b', team: 'blue', kind: 'player' }, 'template'],
    ['both', { ...defined(), template: 'warrior' }, 'definition'],
    ['overrides of a definition', { ...defined(), overrides: {} }, 'overrides'],
    ['a definition that is null', { ...defined(), definition: null }, 'definition'],
    ['a definition in a list', { ...defined(), definition: [definition] }, 'definition'],
    ['an unknown part', defined({ hp: 100 }), 'definition.hp'],
    ['no attributes', defined({ attributes: undefined }), 'definition.attributes'],
    [
      'a missing attribute',
      defined({ attributes: { ...ten, memory: undefined } }),
      'definition.attributes.memory',
    ],
    ['an unknown attribute', defined({ attributes: { ...ten, luck: 1 } }), 'definition.attributes.luck'],
    [
      'a negative attribute',
      defined({ attributes: { ...ten, agility: -1 } }),
      'definition.attributes.agility',
    ],
    ['a huge attribute', overridden({ attributes: { agility: 1000.5 } }), 'overrides.attributes.agility'],
    ['an attribute in a text', overridden({ attributes: { agility: '10' } }), 'overrides.attributes.agility'],
    [
      'an attribute that is null',
      overridden({ attributes: { agility: null } }),
      'overrides.attributes.agility',
    ],
    ['an unknown skill', defined({ skills: { sword: 1 } }), 'definition.skills.sword'],
    ['a skill beyond its bound', overridden({ skills: { blade: 501 } }), 'overrides.skills.blade'],
    ['a modifier of nothing', defined({ modifiers: { luck: ['+1'] } }), 'definition.modifiers.luck'],
    ['a modifier that is no list', defined({ modifiers: { hp: '+1' } }), 'definition.modifiers.hp'],
    ['a modifier without a sign', overridden({ modifiers: { hp: ['1'] } }), 'overrides.modifiers.hp'],
    ['too fine a modifier', overridden({ modifiers: { hp: ['+0.00001'] } }), 'overrides.modifiers.hp'],
    ['too many modifiers', defined({ modifiers: { hp: Array(17).fill('+1') } }), 'definition.modifiers.hp'],
    ['too many traits', defined({ traits: many(17) }), 'definition.traits'],
    ['a trait twice', defined({ traits: ['x', 'x'] }), 'definition.traits'],
    ['a trait that is no id', overridden({ traits: ['A b'] }), 'overrides.traits'],
    ['no behaviour', defined({ behaviour: undefined }), 'definition.behaviour'],
    ['no main hand', loadout({ mainHand: undefined }), 'definition.loadout.mainHand'],
    ['an off hand left out', loadout({ offHand: undefined }), 'definition.loadout.offHand'],
    ['an empty main hand', overridden({ loadout: { mainHand: null } }), 'overrides.loadout.mainHand'],
    ['armour that is no list', overridden({ loadout: { armour: 'mail' } }), 'overrides.loadout.armour'],
    ['too many pieces of armour', loadout({ armour: many(9) }), 'definition.loadout.armour'],
    ['too many abilities', loadout({ abilities: many(65) }), 'definition.loadout.abilities'],
    ['a belt in a list', loadout({ belt: ['potion'] }), 'definition.loadout.belt'],
    ['half an item', loadout({ belt: { potion: 0.5 } }), 'definition.loadout.belt'],
    ['an item whose id is none', loadout({ belt: { 'A b': 1 } }), 'definition.loadout.belt'],
    [
      'too many kinds of items',
      loadout({ belt: Object.fromEntries(many(65).map((id) => [id, 1])) }),
      'definition.loadout.belt',
    ],
    ['an unknown part of the loadout', overridden({ loadout: { ring: 'x' } }), 'overrides.loadout.ring'],
  ])('are refused: %s', async (_, actor, path) => {
    const { status, code, errors } = await refusal(actor);
    expect([status, code]).toEqual([400, 'request/invalid']);
    expect(errors?.map((error) => error.path)).toContain(`actors.1.${path}`);
  });
});

describe('ids that the content pack does not have', () => {
  const loadout = (part: object) => defined({ loadout: { ...definition.loadout, ...part } });

  it.each<[string, object, string, string | null]>([
    ['template', player('b', 'blue', 'warior'), 'template', 'warrior'],
    ['weapon', overridden({ loadout: { mainHand: 'swrod' } }), 'overrides.loadout.mainHand', 'sword'],
    [
      'shield',
      overridden({ loadout: { offHand: 'round_shild' } }),
      'overrides.loadout.offHand',
      'round_shield',
    ],
    ['item', loadout({ belt: { potoin: 1 } }), 'definition.loadout.belt.potoin', 'potion'],
    ['ability', loadout({ abilities: ['heal', 'firebal'] }), 'definition.loadout.abilities.1', 'fireball'],
    ['feint', loadout({ arsenal: ['cleve'] }), 'definition.loadout.arsenal.0', 'cleave'],
    ['behaviour', defined({ behaviour: 'agressive' }), 'definition.behaviour', 'aggressive'],
  ])('are told with their place and the nearest: %s', async (_, actor, path, nearest) => {
    const { status, code, details } = await refusal(actor);
    expect([status, code]).toEqual([422, 'content/unknown-id']);
    expect(details).toMatchObject({ path: `actors.1.${path}`, nearest });
  });

  it('are told by their place in the request of a newcomer', async () => {
    const sid = await aBattle(gateway.api);
    const actor = { ...loadout({ armour: ['chainmial'] }), cid: 'c' };
    const { body } = await gateway.api.post<ProblemBody>(`/v1/battles/${sid}/actors`, actor);
    expect(body.details).toMatchObject({ id: 'chainmial', path: 'definition.loadout.armour.0' });
  });

  it('are no actors that could not live', async () => {
    const { status, code, details } = await refusal(overridden({ modifiers: { hp: ['=0'] } }));
    expect([status, code]).toEqual([422, 'battle/invalid']);
    expect(details?.['path']).toMatch(/^actors\.1/);
  });
});

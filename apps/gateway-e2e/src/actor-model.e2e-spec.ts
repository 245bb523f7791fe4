import { defaultPack } from '@melee/combat/content';
import { defined, definition, overridden } from './support/actor-definitions.js';
import type { ProblemBody } from './support/api.js';
import { aBattle, type BattleBody, player } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway();
});
afterAll(() => gateway.stop());

const a = player('a', 'red');
const documentOf = async (sid: string, cid: string) => {
  const { actors } = await gateway.combat.loadFullContext(sid, 1);
  const document = actors[cid];
  if (document === undefined) throw new Error(`There is no actor ${cid}.`);
  return document;
};
const viewOf = async (sid: string, cid: string) =>
  (await gateway.api.get<BattleBody>(`/v1/battles/${sid}`)).body.actors[cid];
describe('an actor by a definition', () => {
  it('is exactly what was defined', async () => {
    const sid = await aBattle(gateway.api, [a, defined()]);
    const { meta, raw, loadout } = await documentOf(sid, 'b');
    const { attributes, modifiers, skills, traits } = definition;
    expect(raw).toEqual({ attributes, modifiers, skills, traits });
    expect(loadout).toEqual(definition.loadout);
    expect(meta).toMatchObject({ name: 'b', behaviour: 'aggressive' });
    expect(await viewOf(sid, 'b')).toMatchObject({ template: 'custom', templateName: null, alive: true });
  });

  it('needs no modifiers, skills and traits', async () => {
    const { attributes, loadout, behaviour } = definition;
    const sid = await aBattle(gateway.api, [
      a,
      { ...defined(), definition: { attributes, loadout, behaviour } },
    ]);
    expect((await documentOf(sid, 'b')).raw).toEqual({ attributes, modifiers: {}, skills: {}, traits: [] });
  });

  it('can join a running battle, once', async () => {
    const sid = await aBattle(gateway.api);
    const join = () =>
      gateway.api.post<object>(`/v1/battles/${sid}/actors`, { ...defined(), cid: 'c', name: 'Cleo' });
    const first = await join();
    const again = await join();
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toMatchObject({ cid: 'c', name: 'Cleo', template: 'custom' });
    expect((await documentOf(sid, 'c')).raw.attributes).toEqual(definition.attributes);
  });
});

describe('an actor by a template and overrides', () => {
  it('differs from the template in what is overridden, and in nothing else', async () => {
    const overrides = {
      attributes: { strength: 99 },
      skills: { blade: 7 },
      loadout: { mainHand: 'dagger', offHand: null, belt: {} },
      behaviour: 'defensive',
    };
    const sid = await aBattle(gateway.api, [a, overridden(overrides)]);
    const plain = await documentOf(sid, 'a');
    const { meta, raw, loadout } = await documentOf(sid, 'b');
    expect(raw.attributes).toEqual({ ...plain.raw.attributes, strength: 99 });
    expect(raw.skills).toEqual({ ...plain.raw.skills, blade: 7 });
    expect(raw.modifiers).toEqual(plain.raw.modifiers);
    expect(loadout).toEqual({ ...plain.loadout, ...overrides.loadout });
    expect(meta).toMatchObject({ templateId: 'warrior', behaviour: 'defensive' });
  });

  it('has the hp that its overrides give', async () => {
    const sid = await aBattle(gateway.api, [a, overridden({ modifiers: { hp: ['=777'] } })]);
    expect(await viewOf(sid, 'b')).toMatchObject({ hp: 777, maxHp: 777, template: 'warrior' });
  });

  it('is the same battle again when it is repeated', async () => {
    const actors = [a, overridden({ attributes: { agility: 12 }, traits: [] })];
    const battleId = await aBattle(gateway.api, actors);
    const { status } = await gateway.api.post('/v1/battles', { battleId, actors });
    expect(status).toBe(200);
  });
});

it('every template of the default pack can be sent as a definition', async () => {
  const templates = Object.entries(defaultPack.templates);
  const actors = templates.map(([id, template], i) => {
    const { attributes, modifiers, skills, traits, loadout, behaviour } = template;
    const made = { attributes, modifiers, skills, traits, loadout, behaviour };
    return { cid: id, team: i === 0 ? 'red' : 'blue', kind: 'bot', definition: made };
  });
  const { status, body } = await gateway.api.post<ProblemBody>('/v1/battles', { actors });
  expect([status, body.errors, body.details]).toEqual([201, undefined, undefined]);
});

import { aBattle, commit, move, player, strike } from './support/battles.js';
import type { ProblemBody } from './support/api.js';
import { EventClient } from './support/event-client.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { asAdmin, asPlayer, asService, asSpectator, JWT_ENV } from './support/tokens.js';

/** Everything about actor `a` that others must not know, as it would stand in an answer. */
const SECRETS = {
  'the seed': /the-very-secret-seed/,
  'a waiting strike': /waiting-strike/,
  'a waiting item': /waiting-item|smelling_salts/,
  'what a waiting strike aims at': /attackZone|blockZone/,
  'the hand': /power_attack|"hand"|"price"/,
  tokens: /"tokens"/,
  energy: /"(maxE|e)nergy"/,
  cooldowns: /cooldown/,
  'the belt': /"belt"|bomb/,
  abilities: /"abilities"|stone_skin/,
  'the arsenal': /"arsenal"|shield_bash/,
  attributes: /"(raw|attributes|modifiers|skills|traits|strength)"/,
  behaviour: /"behaviour"|aggressive/,
};
type Secret = keyof typeof SECRETS;
const secretsIn = (text: string) =>
  (Object.keys(SECRETS) as Secret[]).filter((secret) => SECRETS[secret].test(text));

let gateway: SharedGateway;
let sid: string;
beforeAll(async () => {
  gateway = await shareGateway(JWT_ENV);
  const service = gateway.api.as(asService());
  sid = await aBattle(service, [player('a', 'red'), player('ally', 'red'), player('b', 'blue')], {
    seed: 'the-very-secret-seed',
  });
  const { actors } = await gateway.combat.loadBattleView(sid);
  const loadout = {
    ...actors['a']?.loadout,
    belt: { bomb: 2, smelling_salts: 1 },
    abilities: ['stone_skin'],
    arsenal: ['power_attack', 'shield_bash'],
  };
  await commit(gateway.combat, sid, {
    actors: [{ cid: 'a', parts: { loadout, cooldowns: { stone_skin: 3 } } }],
    handAdditions: [{ cid: 'a', feintId: 'power_attack', place: { price: { hit: 1 } } }],
  });
  const declare = (body: object) => move(service, sid, body);
  await declare(strike('a', 'b', { moveId: 'waiting-strike', attackZone: 'legs', blockZone: 'head' }));
  await declare({ cid: 'a', strategy: 'item', itemId: 'smelling_salts', moveId: 'waiting-item' });
});
afterAll(() => gateway.stop());

const OWN_PLAYER = asPlayer('ann', 'a');
const CALLERS = {
  'the own player': OWN_PLAYER,
  'the player of an ally': asPlayer('amy', 'ally'),
  'the player of the opponent': asPlayer('bob', 'b'),
  'a player without actors': asPlayer('nobody'),
  'a spectator': asSpectator(),
  'a service': asService(),
  'an admin': asAdmin(),
};
type CallerName = keyof typeof CALLERS;
const NAMES = Object.keys(CALLERS) as CallerName[];
const TRUSTED: readonly CallerName[] = ['the own player', 'a service', 'an admin'];

/** What a caller is answered under a path below the battle's, as text. */
async function told(caller: CallerName, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${gateway.api.url}/v1/battles/${sid}${path}`, {
    headers: { authorization: `Bearer ${CALLERS[caller]}` },
  });
  return { status: answer.status, text: await answer.text() };
}

describe.each(NAMES)('%s', (caller) => {
  it('sees of the battle and its log nothing that is secret', async () => {
    for (const path of ['', '/log', '/log?render=en', '/log?render=ru']) {
      const { status, text } = await told(caller, path);
      expect([path, status, secretsIn(text)]).toEqual([path, 200, []]);
    }
  });

  it('hears of nothing secret in the events', async () => {
    const url = `${gateway.api.url}/v1/battles/${sid}/events?access_token=${CALLERS[caller]}`;
    const client = await EventClient.open(url);
    const events = await client.has(1);
    client.close();
    expect(secretsIn(JSON.stringify(events))).toEqual([]);
  });

  it('gets no replay while the battle lasts', async () => {
    const { status, text } = await told(caller, '/replay');
    expect([status, secretsIn(text)]).toEqual([409, []]);
  });

  it(`${TRUSTED.includes(caller) ? 'sees' : 'does not see'} the dashboard and the next target`, async () => {
    const expected = TRUSTED.includes(caller) ? 200 : 403;
    const [dashboard, target] = [await told(caller, '/actors/a'), await told(caller, '/actors/a/target')];
    expect([dashboard.status, target.status]).toEqual([expected, expected]);
    if (expected === 403) expect(secretsIn(dashboard.text + target.text)).toEqual([]);
  });

  it('learns nothing from a move under the id of another actor’s move: ids are an actor’s own', async () => {
    const { status, body } = await gateway.api
      .as(CALLERS[caller])
      .post<ProblemBody>(`/v1/battles/${sid}/moves`, strike('b', 'a', { moveId: 'waiting-item' }));
    expect(status).toBe([...TRUSTED.slice(1), 'the player of the opponent'].includes(caller) ? 202 : 403);
    // Its own words come back, and nothing else.
    expect(secretsIn(JSON.stringify(body).replaceAll('waiting-item', ''))).toEqual([]);
  });
});

describe('the dashboard of an actor', () => {
  it('shows its own player all of its secrets but those of the battle and of its make', async () => {
    const { text } = await told('the own player', '/actors/a');
    expect(secretsIn(text)).toEqual(
      Object.keys(SECRETS).filter((secret) => !['the seed', 'attributes', 'behaviour'].includes(secret)),
    );
  });

  it.each(['the player of an ally', 'the player of the opponent'] as const)(
    'of %s shows nothing of the secrets of others',
    async (caller) => {
      const { status, text } = await told(
        caller,
        `/actors/${caller === 'the player of an ally' ? 'ally' : 'b'}`,
      );
      const { hero: _own, ...rest } = JSON.parse(text) as { hero: unknown };
      expect([status, secretsIn(JSON.stringify(rest))]).toEqual([200, []]);
      // The opponent has declared a move of its own under the id of the waiting item.
      expect(text).not.toMatch(/waiting-strike|smelling_salts|the-very-secret-seed/);
    },
  );
});

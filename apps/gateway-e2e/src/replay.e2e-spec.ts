import { defaultPack } from '@melee/combat/content';
import type { InstantAction } from '@melee/combat/dto';
import { resolveAction } from '@melee/combat/pipeline';
import { ledgerEntryOf, parseHistory, replay, rulesOf } from '@melee/combat/replay';
import type { ProblemBody } from './support/api.js';
import { aBattle, commit } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway();
});
afterAll(() => gateway.stop());

/** Ends a battle by a surrender, as an Executor would. */
async function surrender(sid: string, cid: string): Promise<void> {
  const { genesis, meta, actors } = await gateway.combat.loadHistory(sid);
  const before = { step: meta.step, actors };
  const move = { moveId: 'give-up', cid, abilityId: 'surrender', targets: [cid], seq: 1, registeredAt: 1 };
  const action: InstantAction = { actionId: 'end', type: 'instant', move: { ...move, strategy: 'instant' } };
  const resolution = resolveAction(before, action, genesis.seed, rulesOf({ pack: defaultPack, genesis }));
  const { state, events, defeated } = resolution;
  await commit(gateway.combat, sid, {
    taken: 1,
    actors: defeated.map((loser) => ({ cid: loser, parts: { state: state.actors[loser]?.state } })),
    defeated,
    events,
    ledger: [ledgerEntryOf(before, action, resolution)],
  });
}

describe('the replay of a battle', () => {
  it('holds all that it takes to fight the battle again', async () => {
    const sid = await aBattle(gateway.api);
    await surrender(sid, 'b');

    const { status, body } = await gateway.api.get<object>(`/v1/battles/${sid}/replay`);
    expect(status).toBe(200);
    const history = parseHistory(JSON.stringify(body));
    expect(history).toMatchObject({
      genesis: { sid },
      final: { status: 'finished', winner: 'red', actors: { b: { state: { defeat: 'surrendered' } } } },
    });
    expect(history.log?.at(-1)).toMatchObject({ type: 'battle_finished' });
    expect(replay(history, rulesOf(history))).toMatchObject({ compared: 1, difference: null });
  });

  it('is refused while the battle goes on, for its seed would tell every roll to come', async () => {
    const sid = await aBattle(gateway.api);
    const { status, body } = await gateway.api.get<ProblemBody>(`/v1/battles/${sid}/replay`);
    expect([status, body.code]).toEqual([409, 'battle/not-finished']);
    expect(JSON.stringify(body)).not.toContain('"seed"');
  });

  it('of an unknown battle is a 404', async () => {
    const { status, body } = await gateway.api.get<ProblemBody>('/v1/battles/unknown/replay');
    expect([status, body.code]).toEqual([404, 'session/not-found']);
  });
});

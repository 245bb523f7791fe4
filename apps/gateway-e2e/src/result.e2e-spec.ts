import { NO_XP } from '@melee/combat/dto';
import { BattleRecords } from '@melee/combat/repository';
import type { ProblemBody } from './support/api.js';
import { type SharedGateway, randomId, shareGateway } from './support/gateway-under-test.js';

let gateway: SharedGateway;
beforeAll(async () => {
  gateway = await shareGateway();
});
afterAll(() => gateway.stop());

describe('the result of a battle', () => {
  it('is answered from its record', async () => {
    const sid = randomId('result');
    await new BattleRecords(gateway.redis).save(
      {
        sid,
        mode: 'duel',
        teams: { red: ['a'], blue: ['b'] },
        winner: 'red',
        reason: 'last_team_standing',
        steps: 7,
        startedAt: 1_700_000_000_000,
        finishedAt: 1_700_000_012_345,
        results: {
          a: {
            name: 'Ann',
            kind: 'player',
            templateId: 'warrior',
            hp: 12,
            defeat: null,
            xp: { ...NO_XP, kill: 1 },
          },
          b: { name: 'Bob', kind: 'bot', templateId: 'orc', hp: 0, defeat: 'killed', xp: NO_XP },
        },
      },
      60,
    );
    const { status, body } = await gateway.api.get(`/v1/battles/${sid}/result`);
    expect(status).toBe(200);
    expect(body).toEqual({
      battleId: sid,
      mode: 'duel',
      teams: { red: ['a'], blue: ['b'] },
      winner: 'red',
      reason: 'last_team_standing',
      steps: 7,
      startedAt: 1_700_000_000_000,
      finishedAt: 1_700_000_012_345,
      actors: {
        a: {
          name: 'Ann',
          kind: 'player',
          template: 'warrior',
          hp: 12,
          defeat: null,
          xp: { ...NO_XP, kill: 1 },
        },
        b: { name: 'Bob', kind: 'bot', template: 'orc', hp: 0, defeat: 'killed', xp: NO_XP },
      },
    });
  });

  it('is a 404 as long as there is none', async () => {
    const { status, body } = await gateway.api.get<ProblemBody>('/v1/battles/unknown/result');
    expect([status, body.code]).toEqual([404, 'result/not-found']);
  });
});

import { startTlsRedis } from '@melee/harness';
import { bots } from './support/armies.js';
import { Battle } from './support/battle.js';
import { MeleeSystem } from './support/melee-system.js';

describe('a Redis that speaks TLS only, with those whom it trusts', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    system = await MeleeSystem.start({ redis: startTlsRedis });
  });
  afterAll(() => system.stop());

  test('bots fight to a winner', async () => {
    const battle = await Battle.start(system, { actors: bots(3) });
    expect((await battle.playToEnd()).meta.status).toBe('finished');
  });
});

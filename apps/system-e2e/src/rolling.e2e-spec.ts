import { SERVICE_NAMES } from '@melee/harness';
import { BattleLoad } from './support/battle-load.js';
import { MeleeSystem } from './support/melee-system.js';

const BATTLES_AT_ONCE = 4;

describe('a rolling update in the middle of battles', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    system = await MeleeSystem.start({ patienceMs: 30_000 });
  });
  afterAll(() => system.stop());

  test.each(SERVICE_NAMES)(
    'of the %s shows no error to a client that retries as told, and loses no acknowledged move',
    async (name) => {
      const load = new BattleLoad(system, BATTLES_AT_ONCE);

      const exits = await system.roll(name);

      expect(exits).toEqual([{ code: 0, signal: null }]);
      expect((await load.stop()).length).toBeGreaterThanOrEqual(BATTLES_AT_ONCE);
    },
  );
});

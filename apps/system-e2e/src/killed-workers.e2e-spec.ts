import { setTimeout as sleep } from 'node:timers/promises';
import { bots, duellists } from './support/armies.js';
import { Battle } from './support/battle.js';
import { IMPATIENT } from './support/impatient.js';
import { MeleeSystem } from './support/melee-system.js';

const KILLS = 2;

describe('workers that are killed in the middle of battles', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    system = await MeleeSystem.start({ env: IMPATIENT });
  });
  afterAll(() => system.stop());

  test.each(['collector', 'executor', 'ai-worker'] as const)(
    'every battle ends, and every acknowledged move once, when the %s dies and comes back later',
    async (name) => {
      const armies = [bots(6), bots(6), duellists('guardian'), duellists('guardian')];
      const battles = await Promise.all(armies.map((actors) => Battle.start(system, { actors })));
      const ends = battles.map((battle) => battle.playToEnd());

      for (let kill = 1; kill <= KILLS; kill += 1) {
        // One of its own, so that there is a battle in its middle whatever the machine has ended meanwhile.
        const large = await Battle.inItsMiddle(system, bots(12), system.choices.integer(10, 80));
        await system.kill(name);
        battles.push(large);
        ends.push(large.playToEnd());
        await sleep(system.choices.integer(0, 800));
        await system.restart(name);
      }
      const states = await Promise.all(ends);
      expect(states.map(({ meta }) => meta.status)).toEqual(battles.map(() => 'finished'));
    },
  );
});

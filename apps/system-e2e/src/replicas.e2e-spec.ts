import { bots, duellists } from './support/armies.js';
import { Battle } from './support/battle.js';
import { MeleeSystem } from './support/melee-system.js';

const REPLICAS = 2;
const BATTLES = 20;

describe('two replicas of every app', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    system = await MeleeSystem.start({ replicas: REPLICAS });
  });
  afterAll(() => system.stop());

  test('20 battles of bots and players at once end, every move of each exactly once', async () => {
    const battles = await Promise.all(
      Array.from({ length: BATTLES }, (_, i) => {
        const actors = i % 3 === 0 ? duellists() : bots(system.choices.integer(2, 4));
        return Battle.start(system, { actors }, i % REPLICAS);
      }),
    );
    const ends = await Promise.all(battles.map((battle) => battle.playToEnd()));
    expect(ends.map(({ meta }) => meta.status)).toEqual(battles.map(() => 'finished'));
    ends.forEach(({ log }, i) => expect(battles[i]?.feed.entries).toEqual(log));
  });

  test('two players of one battle play through different gateways', async () => {
    const first = await Battle.start(system, { actors: duellists() }, 0);
    const second = first.through(1);
    const fights = [first.player('red-1').fight(), second.player('blue-1').fight()];
    const [{ log }] = await Promise.all([first.watchToEnd(), second.feed.finished(), ...fights]);
    expect(first.feed.entries).toEqual(log);
    expect(second.feed.entries).toEqual(log);
  });
});

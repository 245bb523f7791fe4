import { waitFor } from '@melee/harness';
import { bots, duellists } from './armies.js';
import { Battle } from './battle.js';
import { IMPATIENT } from './impatient.js';
import type { MeleeSystem, MeleeSystemOptions } from './melee-system.js';

const WORKERS = ['collector', 'executor', 'ai-worker'] as const;

/** Two of every app. */
export const PAIRS = {
  replicas: 2,
  patienceMs: 30_000,
  env: IMPATIENT,
} satisfies MeleeSystemOptions;

/** What must work on every form of Redis alike; kills one worker of each kind. */
export function testBattles(running: () => MeleeSystem): void {
  test('two players fight to a winner through different gateways, and the battle has its record', async () => {
    const system = running();
    const battle = await Battle.start(system, { actors: duellists() }, 0);
    const other = battle.through(1);
    const fights = [battle.player('red-1').fight(), other.player('blue-1').fight()];
    const [{ log }] = await Promise.all([battle.watchToEnd(), other.feed.finished(), ...fights]);
    expect(battle.feed.entries).toEqual(log);
    expect(other.feed.entries).toEqual(log);
    const { winner } = await battle.view();
    const result = await waitFor('the result of the battle', () => battle.result());
    expect(result).toMatchObject({ winner });
  });

  test('bots fight while somebody joins and a worker of each kind is killed', async () => {
    const system = running();
    const small = await Promise.all([bots(3), duellists()].map((actors) => Battle.start(system, { actors })));
    const large = await Battle.inItsMiddle(system, bots(14), system.choices.integer(5, 40));
    const battles = [large, ...small];
    const ends = Promise.all(battles.map((battle) => battle.playToEnd()));
    await large.join({ cid: 'late', team: 'red', kind: 'bot', template: 'guardian' });
    const hits: boolean[] = [];
    for (const worker of WORKERS) {
      await large.goOn(system.choices.integer(5, 40));
      hits.push(await large.isActive());
      await system.kill(worker);
    }
    // On a busy machine the battle may be over before the last one dies.
    expect(hits).toContain(true);

    const states = await ends;
    expect(states.map(({ meta }) => meta.status)).toEqual(battles.map(() => 'finished'));
    expect(states[0]?.meta.teams['red']).toContain('late');
  });
}

/** A battle goes on when a master dies in the middle of it. What only the dead one knew is lost, so no player takes part. */
export function testFailover(running: () => MeleeSystem, failOver: () => Promise<void>): void {
  test('battles go on to their ends when a master dies and its replica takes its place', async () => {
    const system = running();
    const battles = await Promise.all(
      Array.from({ length: 6 }, () => Battle.start(system, { actors: bots(8) })),
    );
    await Promise.race(battles.map((battle) => battle.goOn(20)));
    expect(await Promise.all(battles.map((battle) => battle.isActive()))).toContain(true);
    await failOver();
    const ends = await Promise.all(battles.map((battle) => battle.watchToEnd()));
    expect(ends.map(({ meta }) => meta.status)).toEqual(battles.map(() => 'finished'));

    const next = await Battle.start(system, { actors: duellists() });
    expect((await next.playToEnd()).meta.status).toBe('finished');
  });
}

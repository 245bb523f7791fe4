import { SERVICE_NAMES, type Service, waitFor } from '@melee/harness';
import { bots, duellists } from './support/armies.js';
import { Battle } from './support/battle.js';
import { type DurableRedis, startDurableRedis } from './support/durable-redis.js';
import { MeleeSystem } from './support/melee-system.js';

/** A connection tells once that it was lost, a job that was under way that it cannot end; nothing is told again and again. */
const MOST_LINES_OF_AN_OUTAGE = 40;
/** As patient as Prometheus and not more: probes and scrapes are answered while Redis is away. */
const SCRAPE_BOUND_MS = 10_000;

const linesOf = (app: Service) =>
  app
    .output()
    .split('\n')
    .filter((line) => line !== '');

describe('a Redis that is killed in the middle of battles and comes back with what is in its file', () => {
  let redis: DurableRedis;
  let system: MeleeSystem;
  beforeAll(async () => {
    redis = await startDurableRedis();
    system = await MeleeSystem.start({ patienceMs: 30_000, redis: () => Promise.resolve(redis) });
  });
  afterAll(() => system.stop());

  const apps = (): readonly Service[] => SERVICE_NAMES.flatMap((name) => system.running(name));
  const statusesOf = (path: string) =>
    Promise.all(
      apps().map(async ({ healthUrl }) => {
        const { status } = await fetch(healthUrl + path, { signal: AbortSignal.timeout(SCRAPE_BOUND_MS) });
        return status;
      }),
    );
  const allAnswer = (status: number, path: string) =>
    waitFor(`all apps to answer ${path} with ${status}`, async () =>
      (await statusesOf(path)).every((one) => one === status),
    );

  const playToEnd = (battle: Battle) => {
    const end = battle.playToEnd();
    // What went wrong with a battle is told when all of them are awaited.
    end.catch(() => undefined);
    return end;
  };

  test('takes no app along, no battle, and no move that was acknowledged', async () => {
    const armies = [bots(5), duellists('guardian'), duellists('guardian'), duellists()];
    const battles = await Promise.all(armies.map((actors) => Battle.start(system, { actors })));
    const ends = battles.map(playToEnd);
    const before = apps().map((app) => linesOf(app).length);

    battles.push(await Battle.inItsMiddle(system, bots(20), system.choices.integer(5, 60)));
    await redis.kill();
    await allAnswer(503, '/readyz');
    expect(await statusesOf('/livez')).toEqual(apps().map(() => 200));
    expect(await statusesOf('/metrics')).toEqual(apps().map(() => 200));
    await redis.revive();
    await allAnswer(200, '/readyz');
    const said = apps().map((app, i) => linesOf(app).slice(before[i]));

    // Once more, in the middle of another battle, and back before anybody may have noticed.
    battles.push(await Battle.inItsMiddle(system, bots(20), system.choices.integer(5, 60)));
    await redis.kill();
    await redis.revive();
    await allAnswer(200, '/readyz');

    const large = battles.slice(armies.length);
    const states = await Promise.all([...ends, ...large.map((battle) => battle.playToEnd())]);
    expect(states.map(({ meta }) => meta.status)).toEqual(battles.map(() => 'finished'));
    for (const lines of said) {
      expect(lines.map((line) => JSON.parse(line) as object).length).toBeGreaterThan(0);
      expect(lines.length).toBeLessThan(MOST_LINES_OF_AN_OUTAGE);
    }
  });
});

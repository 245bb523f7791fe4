import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { assertEnded } from './invariants/assert-invariants.js';
import { keysOf } from './invariants/keys-of.js';
import { bots, duellists } from './support/armies.js';
import { Battle } from './support/battle.js';
import { MeleeSystem } from './support/melee-system.js';

describe('battles on all four apps', () => {
  let system: MeleeSystem;
  beforeAll(async () => {
    // Deadlines are kept as exactly as the sweep is fast.
    system = await MeleeSystem.start({ env: { SWEEP_INTERVAL_MS: '50' } });
  });
  afterAll(() => system.stop());

  test('two players who answer each other at once fight to a winner', async () => {
    const battle = await Battle.start(system, { actors: duellists() });
    const { actors, meta, log, ledger } = await battle.playToEnd();

    const view = await battle.view();
    expect(view).toMatchObject({ status: 'finished', reason: 'last_team_standing' });
    expect(meta.dead).toEqual([view.winner === 'red' ? 'blue-1' : 'red-1']);
    expect(log.filter(({ type }) => type === 'exchange').length).toBe(view.step);
    expect(ledger.length).toBeGreaterThanOrEqual(view.step);
    expect(battle.acknowledged.size).toBeGreaterThanOrEqual(2 * view.step);
    expect(await battle.log()).toEqual(log);
    expect(battle.feed.entries).toEqual(log);
    const winner = `${String(view.winner)}-1`;
    expect(actors[winner]?.xp).toMatchObject({ kill: 1 });
    const result = await waitFor('the result of the battle', () => battle.result());
    expect(result).toMatchObject({ winner: view.winner, steps: view.step });
    expect(result.actors[winner]?.xp).toEqual(actors[winner]?.xp);
    for (const [cid, { xp }] of Object.entries(actors)) {
      const hits = log.filter(
        (entry) => entry.type === 'strike' && entry.source === cid && entry.outcome === 'hit',
      );
      expect(xp.hit + xp.crit).toBe(hits.length);
    }
  });

  test('bots fight 3 against 3 to a winner without a client', async () => {
    const battle = await Battle.start(system, { actors: bots(3) });
    const { meta } = await battle.playToEnd();
    const { winner, actors } = await battle.view();
    const losers = Object.keys(actors).filter((cid) => !cid.startsWith(String(winner)));
    expect(meta.dead).toEqual(expect.arrayContaining(losers));
  });

  test('bots fight 20 against 20, and a newcomer who joins in the middle meets every living enemy', async () => {
    const battle = await Battle.inItsMiddle(system, bots(20), system.choices.integer(20, 200));
    const end = battle.playToEnd();
    await battle.join({ cid: 'late', team: 'red', kind: 'bot', template: 'guardian' });

    const { meta, log } = await battle.look();
    expect(meta.teams['red']).toHaveLength(21);
    const joined = log.find(({ type }) => type === 'actor_joined');
    expect(joined).toMatchObject({ cid: 'late', team: 'red' });
    const { log: whole } = await end;
    expect(whole.length).toBeGreaterThan(joined?.n ?? Infinity);
    expect(
      whole.some((entry) => entry.type === 'exchange' && [entry.cid, entry.target].includes('late')),
    ).toBe(true);
  });

  test('a player who never answers is struck after shorter and shorter waits until it is over', async () => {
    const ladder = [450, 300, 200, 100];
    const battle = await Battle.start(system, { actors: duellists('goblin'), answerTimeoutsMs: ladder });
    const [, { ledger, log }] = await Promise.all([battle.player('red-1').fight(), battle.watchToEnd()]);

    expect(await battle.view()).toMatchObject({ winner: 'red', reason: 'last_team_standing' });
    const strikes = ledger.flatMap((entry) =>
      entry.type === 'action' && entry.action.type === 'exchange' ? [entry.action] : [],
    );
    expect(strikes.length).toBeGreaterThan(ladder.length);
    expect(strikes.map(({ isForced }) => isForced)).toEqual(strikes.map(() => true));
    expect(strikes.map(({ move }) => move.deadline - move.registeredAt)).toEqual(
      strikes.map((_, i) => ladder[i] ?? ladder.at(-1)),
    );
    const exchanges = log.filter((entry) => entry.type === 'exchange');
    exchanges.forEach(({ at }, i) =>
      expect(at).toBeGreaterThanOrEqual(strikes[i]?.move.deadline ?? Infinity),
    );
  });

  test('poisoned actions in the queue are dead-lettered and the battle goes on to its end', async () => {
    const poison = ['not even JSON', JSON.stringify({ type: 'exchange', by: 'nobody' })];
    const battle = await waitFor('poison in a battle that goes on', async () => {
      const victim = await Battle.inItsMiddle(system, bots(6), system.choices.integer(20, 120));
      await system.redis.rpush(sessionKeys.actions(victim.sid), ...poison);
      return (await victim.isActive()) && victim;
    });

    const { deadLetters, log } = await battle.playToEnd();
    expect(deadLetters.map(({ entry, actionId }) => ({ entry, actionId }))).toEqual(
      poison.map((entry) => ({ entry, actionId: null })),
    );
    expect(deadLetters.map(({ error }) => error.name)).toEqual(['InvalidActionError', 'InvalidActionError']);
    expect(log.filter(({ type }) => type === 'action_failed')).toHaveLength(2);
    expect(await battle.view()).toMatchObject({ status: 'finished', reason: 'last_team_standing' });
  });

  test('a surrender ends a duel at once, although the enemy still waits for an answer', async () => {
    const battle = await Battle.start(system, { actors: duellists() });
    expect(await battle.player('red-1').strike('blue-1')).toBe(true);
    await battle.look();
    await battle.player('blue-1').surrender();

    const { log } = await battle.watchToEnd();
    expect(await battle.view()).toMatchObject({
      status: 'finished',
      winner: 'red',
      reason: 'last_team_standing',
    });
    expect(log.filter(({ type }) => type === 'defeated')).toMatchObject([
      { cid: 'blue-1', how: 'surrendered' },
    ]);
    expect(log.filter(({ type }) => type === 'exchange')).toEqual([]);
    expect(log.filter(({ type }) => type === 'move_cancelled')).toMatchObject([
      { moveId: 'm1', actionId: null },
    ]);
  });

  test('no key of a battle expires while it is active, and all of them do once it is over', async () => {
    const battle = await Battle.start(system, { actors: duellists() });
    const [red, blue] = [battle.player('red-1'), battle.player('blue-1')];
    await red.strike('blue-1');
    await blue.strike('red-1');
    await battle.feed.until('the first exchange', () =>
      battle.feed.entries.some(({ type }) => type === 'exchange'),
    );

    const lifetimes = async (): Promise<Map<string, number>> => {
      const keys = await keysOf(system.redis, battle.sid);
      const pairs = keys.map(async (key) => [key, await system.redis.pttl(key)] as const);
      return new Map(await Promise.all(pairs));
    };
    // The lock and the signal flag come and go; what is left when they are gone is the battle itself.
    const isQuiet = async () => {
      const found = await lifetimes();
      return [...found.keys()].some((key) => key.includes(':sys:')) ? undefined : found;
    };
    const active = await waitFor('the executor to be done', isQuiet);
    expect(active.size).toBeGreaterThanOrEqual(10);
    expect(new Set(active.values())).toEqual(new Set([-1]));

    await red.surrender();
    await battle.feed.finished();
    await assertEnded(system.redis, battle.sid, battle.acknowledged);
    const over = [...(await lifetimes()).values()];
    expect(over.length).toBeGreaterThanOrEqual(10);
    expect(Math.min(...over)).toBeGreaterThan(0);
  });
});

import { randomUUID } from 'node:crypto';
import { codeOf } from './testing/code-of.js';
import { genesisOf } from './testing/documents.js';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('sessions, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('creates a battle and owes the first signal', async () => {
    const created = await field.manager.createSession(genesisOf({ red: ['a'], blue: ['b'] }));
    expect(created).toEqual({ isNew: true, isSignalOwed: true });
  });

  it('creates a battle of as many actors as the configuration of a gateway can allow', async () => {
    const side = (team: string) => Array.from({ length: 1000 }, (_, i) => `${team}-${i}`);
    const battle = await field.startBattle({ red: side('red'), blue: side('blue') });
    const context = await field.manager.takeBatch(battle.sid, 'run', 10_000, 5);
    expect(Object.keys(context?.actors ?? {})).toHaveLength(2000);
    await battle.strike('red-0', 'blue-0');
    expect((await battle.snapshot()).moves).toHaveProperty('red-0');
  });

  it('changes nothing when the same genesis comes again', async () => {
    const { genesis, sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    const before = await dumpSession(field.redis, sid);
    expect(await field.manager.createSession(genesis)).toEqual({ isNew: false, isSignalOwed: false });
    expect(await dumpSession(field.redis, sid)).toEqual(before);
  });

  it('refuses another genesis under the same id', async () => {
    const { genesis } = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect(await codeOf(field.manager.createSession({ ...genesis, seed: 'other' }))).toBe('session/exists');
  });

  it('shows in the snapshot what the battle was created with', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b'] }, { bots: ['b'], seed: 's33d' });
    const { meta, now, ...rest } = await battle.snapshot();
    expect(meta).toEqual({
      sid: battle.sid,
      status: 'active',
      step: 0,
      revision: 0,
      mode: 'test',
      teams: { red: ['a', 'c'], blue: ['b'] },
      kinds: { a: 'player', b: 'bot', c: 'player' },
      dead: [],
      seed: 's33d',
      contentId: 'content-1',
      rulesVersion: 'rules-1',
      handsAtTheEnd: 'refunded',
      settings: battle.genesis.settings,
      createdAt: expect.any(Number),
      updatedAt: meta.createdAt,
      finishedAt: null,
      winner: null,
      reason: null,
    });
    expect(now).toBeGreaterThanOrEqual(meta.createdAt);
    expect(rest).toEqual({
      targets: { b: ['a', 'c'] },
      hasTargets: true,
      moves: {},
      asked: {},
      queueLength: 0,
      isBusy: false,
    });
  });

  it('gives every actor all its enemies, rotated by its place in the team', async () => {
    const battle = await field.startBattle({ red: ['a', 'b'], blue: ['c', 'd'], green: ['e'] });
    expect(await battle.targets()).toEqual({
      a: ['c', 'd', 'e'],
      b: ['d', 'e', 'c'],
      c: ['a', 'b', 'e'],
      d: ['b', 'e', 'a'],
      e: ['a', 'b', 'c', 'd'],
    });
  });

  it('says that nobody has a target once all queues of those who stand are empty', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await field.manager.popPlayerTarget(battle.sid, 'a');
    expect((await battle.snapshot()).hasTargets).toBe(true);
    await field.manager.popPlayerTarget(battle.sid, 'b');
    expect((await battle.snapshot()).hasTargets).toBe(false);
  });

  it('loads every actor whole and the first actions of the queue for an Executor', async () => {
    const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] });
    const first = await battle.queuedPair('a', 'b');
    await battle.queuedPair('c', 'd');
    const context = await field.manager.loadFullContext(battle.sid, 1);
    expect(context.actors).toEqual(
      Object.fromEntries(battle.genesis.actors.map((actor) => [actor.meta.cid, actor])),
    );
    expect(context.queue.map((entry) => JSON.parse(entry) as unknown)).toEqual([first]);
    expect(context.meta.sid).toBe(battle.sid);
  });

  it('shows a user interface who the actors are and how they are, and no more', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const view = await field.manager.loadBattleView(battle.sid);
    const summaries = battle.genesis.actors.map(({ meta, raw, loadout, state, effects }) => [
      meta.cid,
      { meta, raw, loadout, state, effects },
    ]);
    expect(view.actors).toEqual(Object.fromEntries(summaries));
    expect([view.logLength, view.lastEventAt]).toEqual([1, view.meta.createdAt]);
    expect(view.meta.status).toBe('active');
  });

  it('tells by itself which content pack the battle is fought with', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect(await field.manager.readContentId(battle.sid)).toBe(battle.genesis.contentId);
    expect(await field.manager.readContentId('no-such-battle')).toBeNull();
  });

  it('reads the log from any number on', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.commit(await battle.lock(), {
      events: [1, 2, 3].map((dropped) => ({ type: 'log_cut' as const, actionId: 'x', dropped })),
    });
    const entries = await field.manager.readLog(battle.sid, 1, 2);
    expect(entries).toEqual([
      { n: 2, at: expect.any(Number), type: 'log_cut', actionId: 'x', dropped: 1 },
      { n: 3, at: expect.any(Number), type: 'log_cut', actionId: 'x', dropped: 2 },
    ]);
    expect(await field.manager.readLog(battle.sid, 4, 10)).toEqual([]);
  });

  it('peeks at the next target without taking it, and pops it', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b', 'c'] });
    const { manager } = field;
    expect(await manager.peekPlayerTarget(sid, 'a')).toBe('b');
    expect(await manager.popPlayerTarget(sid, 'a')).toBe('b');
    expect(await manager.peekPlayerTarget(sid, 'a')).toBe('c');
    expect(await manager.popPlayerTarget(sid, 'a')).toBe('c');
    expect(await manager.popPlayerTarget(sid, 'a')).toBeNull();
    expect(await manager.peekPlayerTarget(sid, 'a')).toBeNull();
  });

  it('pops each target once however many callers pop at the same time', async () => {
    const enemies = Array.from({ length: 8 }, (_, i) => `enemy-${i}`);
    const { sid } = await field.startBattle({ red: ['a'], blue: enemies });
    const popped = await Promise.all(enemies.map(() => field.manager.popPlayerTarget(sid, 'a')));
    expect(popped.sort()).toEqual(enemies);
  });

  it('refuses every operation on a battle that does not exist', async () => {
    const { manager } = field;
    const sid = randomUUID();
    const { sid: other, genesis } = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect(other).not.toBe(sid);
    const newcomer = { ...genesis.actors[0], meta: { ...genesis.actors[0]?.meta, cid: 'new' } } as never;
    const refusals = await Promise.all(
      [
        manager.registerExchangeMove(sid, strike('a', 'b')),
        manager.registerMovesBatch(sid, 'a', [strike('a', 'b')]),
        manager.popPlayerTarget(sid, 'a'),
        manager.peekPlayerTarget(sid, 'a'),
        manager.loadSnapshot(sid),
        manager.loadBattleView(sid),
        manager.loadFullContext(sid, 5),
        manager.checkAndLockBusyForCollector(sid, 1000),
        manager.acquireWorkerLock(sid, 'token', 1000),
        manager.hotJoin(sid, newcomer),
        manager.finishSession(sid, 'stalemate', 0),
      ].map(codeOf),
    );
    expect(new Set(refusals)).toEqual(new Set(['session/not-found']));
    expect(await dumpSession(field.redis, sid)).toEqual({});
  });
});

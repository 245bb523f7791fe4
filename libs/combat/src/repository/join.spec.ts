import { NO_XP, type ActorDocument } from '../dto/index.js';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { actorDocument } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';
import type { TestBattle } from './testing/test-battle.js';

const join = (battle: TestBattle, actor: ActorDocument) => battle.manager.hotJoin(battle.sid, actor);

describe.each(availableEncodings)('joins, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('put the newcomer into the queue of every living enemy once, and them into his', async () => {
    const battle = await field.startBattle({ red: ['a', 'x'], blue: ['b', 'y'], green: ['c'] });
    await battle.defeat('y');
    await battle.strike('a', 'b');
    await battle.snapshot();
    expect(await join(battle, actorDocument('new', 'red'))).toEqual({ isNew: true, isSignalOwed: true });
    const { new: own, ...others } = (await battle.targets()) as Record<string, string[]>;
    expect(own?.sort()).toEqual(['b', 'c']);
    expect(others).toEqual({
      a: ['c'],
      x: ['c', 'b'],
      b: ['a', 'x', 'c', 'new'],
      c: ['a', 'x', 'b', 'new'],
      y: [],
    });
  });

  it('write the newcomer, its empty moves, its team and kind, the ledger and the log', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const newcomer = actorDocument('new', 'blue', { kind: 'bot', hand: { cleave: { price: { hit: 2 } } } });
    await join(battle, newcomer);
    expect(await battle.actor('new')).toEqual(newcomer);
    expect(await battle.movesOf('new')).toEqual({ exchange: {}, item: {}, instant: {} });
    const { meta, targets } = await battle.snapshot();
    expect(meta.teams).toEqual({ red: ['a'], blue: ['b', 'new'] });
    expect(meta.kinds).toEqual({ a: 'player', b: 'player', new: 'bot' });
    expect(targets).toEqual({ new: ['a'] });
    const ledger = await field.redis.lrange(sessionKeys.ledger(battle.sid), 0, -1);
    expect(ledger.map((entry) => JSON.parse(entry) as unknown)).toEqual([{ type: 'join', actor: newcomer }]);
    expect((await battle.log()).at(-1)).toEqual({
      n: 2,
      at: expect.any(Number),
      type: 'actor_joined',
      cid: 'new',
      team: 'blue',
      name: newcomer.meta.name,
    });
  });

  it('open a new team', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await join(battle, actorDocument('new', 'green'));
    expect((await battle.snapshot()).meta.teams).toEqual({ red: ['a'], blue: ['b'], green: ['new'] });
    expect(await battle.targets()).toMatchObject({ a: ['b', 'new'], b: ['a', 'new'] });
  });

  it('let the newcomer strike and be struck at once', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await join(battle, actorDocument('new', 'red'));
    expect(await codeOf(battle.register(strike('new', 'b')))).toBe('accepted');
    expect(await codeOf(battle.register(strike('b', 'new')))).toBe('accepted');
    expect(await codeOf(battle.register(strike('new', 'a')))).toBe('target/not-available');
  });

  it('change nothing when the same newcomer comes again, even after the battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const newcomer = actorDocument('new', 'red');
    await join(battle, newcomer);
    await battle.strike('b', 'new');
    const before = await dumpSession(field.redis, battle.sid);
    expect(await join(battle, newcomer)).toEqual({ isNew: false, isSignalOwed: false });
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
    await battle.defeat('b');
    expect((await join(battle, newcomer)).isNew).toBe(false);
  });

  it('happen once when they are asked for several times at once', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const newcomer = actorDocument('new', 'red');
    const joins = await Promise.all([1, 2, 3, 4].map(() => join(battle, newcomer)));
    expect(joins.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await battle.targets())['b']).toEqual(['a', 'new']);
    expect(await battle.log()).toHaveLength(2);
  });

  it('of several newcomers at once make them all each other’s enemies', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] }, { settings: { maxActors: 12 } });
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        join(battle, actorDocument(`n${i}`, i % 2 === 0 ? 'red' : 'blue')),
      ),
    );
    const queues = (await battle.targets()) as Record<string, string[]>;
    const { teams } = (await battle.snapshot()).meta;
    for (const cid of teams['red'] ?? [])
      expect(queues[cid]?.sort()).toEqual([...(teams['blue'] ?? [])].sort());
    for (const cid of teams['blue'] ?? [])
      expect(queues[cid]?.sort()).toEqual([...(teams['red'] ?? [])].sort());
  });

  it('are refused under the id of somebody else', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const newcomer = actorDocument('new', 'red');
    await join(battle, newcomer);
    expect(await codeOf(join(battle, { ...newcomer, xp: { ...NO_XP, hit: 1 } }))).toBe('actor/exists');
    expect(await codeOf(join(battle, actorDocument('a', 'red')))).toBe('actor/exists');
  });

  it('are refused when the battle has as many actors as it may, the dead included', async () => {
    const battle = await field.startBattle({ red: ['a', 'x'], blue: ['b'] }, { settings: { maxActors: 4 } });
    await battle.defeat('x');
    expect(await codeOf(join(battle, actorDocument('new', 'red')))).toBe('accepted');
    expect(await codeOf(join(battle, actorDocument('late', 'red')))).toBe('battle/too-many-actors');
  });

  it('are refused in a finished battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.defeat('b');
    const before = await dumpSession(field.redis, battle.sid);
    expect(await codeOf(join(battle, actorDocument('new', 'blue')))).toBe('session/not-active');
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });
});

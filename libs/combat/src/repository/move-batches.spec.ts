import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import { strike, useOfAbility, useOfItem } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('batches of moves, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('answer for each move by itself and tell the shortest wait', async () => {
    const battle = await field.startBattle({ red: ['bot', 'a'], blue: ['b', 'c', 'd'] }, { bots: ['bot'] });
    await battle.execute([await battle.queuedForced('a', 'c')]);
    const known = strike('bot', 'd');
    await battle.register(known);
    const intents = [strike('bot', 'b'), known, strike('bot', 'b'), strike('bot', 'c')];
    const { outcomes, waitsMs } = await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
    expect(outcomes).toEqual(['registered', 'duplicate', 'target/not-available', 'registered']);
    expect(waitsMs).toBe(50_000);
    expect((await battle.targets())['bot']).toEqual([]);
  });

  it('change nothing when they come again', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b', 'c'] }, { bots: ['bot'] });
    const intents = [strike('bot', 'b'), strike('bot', 'c')];
    await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
    const before = await dumpSession(field.redis, battle.sid);
    const again = await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
    expect(again).toEqual({ outcomes: ['duplicate', 'duplicate'], isSignalOwed: false, waitsMs: null });
    expect(await dumpSession(field.redis, battle.sid)).toEqual(before);
  });

  it('take items and abilities beside strikes, each in its own part', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b'] }, { bots: ['bot'] });
    const [item, ability, blow] = [useOfItem('bot'), useOfAbility('bot'), strike('bot', 'b')];
    const registered = await field.manager.registerMovesBatch(battle.sid, 'bot', [item, ability, blow]);
    expect(registered.outcomes).toEqual(['registered', 'registered', 'registered']);
    const at = { registeredAt: expect.any(Number) };
    expect(await battle.movesOf('bot')).toEqual({
      item: { [item.moveId]: { ...item, ...at, seq: 1 } },
      instant: { [ability.moveId]: { ...ability, ...at, seq: 2 } },
      exchange: { [blow.moveId]: { ...blow, ...at, seq: 3, deadline: expect.any(Number) } },
    });
  });

  it('owe a signal for an item alone, for it waits for nobody', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b'] }, { bots: ['bot'] });
    const use = await field.manager.registerMovesBatch(battle.sid, 'bot', [useOfItem('bot')]);
    expect(use).toEqual({ outcomes: ['registered'], isSignalOwed: true, waitsMs: null });
    await battle.snapshot();
    const blow = await field.manager.registerMovesBatch(battle.sid, 'bot', [strike('bot', 'b')]);
    expect(blow.isSignalOwed).toBe(false);
  });

  it('hold items and abilities to the bound on those that wait, and the strikes pass', async () => {
    const battle = await field.startBattle(
      { red: ['bot'], blue: ['b'] },
      { settings: { maxWaitingInstants: 2 } },
    );
    await field.manager.registerInstantMove(battle.sid, useOfItem('bot'));
    const intents = [useOfAbility('bot'), useOfItem('bot'), useOfAbility('bot'), strike('bot', 'b')];
    const { outcomes } = await field.manager.registerMovesBatch(battle.sid, 'bot', intents);
    expect(outcomes).toEqual(['registered', 'move/too-many', 'move/too-many', 'registered']);
  });

  it('refuse another content under a known id, whatever its strategy, and keep what was declared first', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b', 'c'] });
    const [item, blow] = [useOfItem('bot'), strike('bot', 'b')];
    await field.manager.registerMovesBatch(battle.sid, 'bot', [item, blow]);
    const before = await battle.movesOf('bot');
    const changed = [
      { ...item, itemId: 'bomb' },
      useOfAbility('bot', { moveId: item.moveId }),
      { ...blow, target: 'c' },
      item,
    ];
    const { outcomes } = await field.manager.registerMovesBatch(battle.sid, 'bot', changed);
    expect(outcomes).toEqual(['move/conflict', 'move/conflict', 'move/conflict', 'duplicate']);
    expect(await battle.movesOf('bot')).toEqual(before);
    expect((await battle.targets())['bot']).toEqual(['c']);
  });

  it('may be empty', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b'] });
    expect((await field.manager.registerMovesBatch(battle.sid, 'bot', [])).outcomes).toEqual([]);
  });
});

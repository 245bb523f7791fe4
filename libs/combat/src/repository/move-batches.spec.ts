import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

describe.each(availableEncodings)('batches of strikes, %s encoding', (encoding) => {
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

  it('may be empty', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b'] });
    expect((await field.manager.registerMovesBatch(battle.sid, 'bot', [])).outcomes).toEqual([]);
  });
});

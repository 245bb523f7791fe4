import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import { strike, useOfItem } from './testing/intents.js';

describe.each(availableEncodings)('signals and deadlines, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('owe none for a first strike at a player who has not answered', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect((await battle.register(strike('a', 'b'))).isSignalOwed).toBe(false);
  });

  it('owe one for the answering strike', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.register(strike('a', 'b'));
    expect((await battle.register(strike('b', 'a'))).isSignalOwed).toBe(true);
  });

  it('owe one for a strike at a bot, which has to be asked', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['bot'] }, { bots: ['bot'] });
    expect((await battle.register(strike('a', 'bot'))).isSignalOwed).toBe(true);
  });

  it('owe one for a batch of which one strike answers, none if all are first', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b', 'c', 'd'] }, { bots: ['bot'] });
    const { manager } = field;
    const first = await manager.registerMovesBatch(battle.sid, 'bot', [
      strike('bot', 'b'),
      strike('bot', 'c'),
    ]);
    expect(first.isSignalOwed).toBe(false);
    await battle.strike('d', 'bot');
    await battle.snapshot();
    const answer = await manager.registerMovesBatch(battle.sid, 'bot', [strike('bot', 'd')]);
    expect(answer.isSignalOwed).toBe(true);
  });

  it('are owed once until a Collector loads its snapshot', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const owed = async () =>
      (await field.manager.registerInstantMove(battle.sid, useOfItem('a'))).isSignalOwed;
    expect([await owed(), await owed(), await owed()]).toEqual([true, false, false]);
    await battle.snapshot();
    expect([await owed(), await owed()]).toEqual([true, false]);
  });

  it('are owed once in sum by a thousand moves at the same time', async () => {
    const enemies = Array.from({ length: 50 }, (_, i) => `bot${i}`);
    const battle = await field.startBattle({ red: ['a', 'b'], blue: enemies }, { bots: enemies });
    const strikes = ['a', 'b'].flatMap((cid) => enemies.map((enemy) => battle.register(strike(cid, enemy))));
    const owed = (await Promise.all(strikes)).filter(({ isSignalOwed }) => isSignalOwed);
    expect(owed).toHaveLength(1);
  });

  it('are owed after a move that comes between snapshot and transfer', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['bot'] }, { bots: ['bot'] });
    await battle.snapshot();
    expect((await battle.register(strike('a', 'bot'))).isSignalOwed).toBe(true);
    await battle.transfer({});
    expect((await battle.snapshot()).moves['a']).toBeDefined();
  });

  it('are owed by a commit, unless one is waiting', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect(await battle.commit(await battle.lock())).toMatchObject({ isSignalOwed: true });
    expect(await battle.commit(await battle.lock())).toMatchObject({ isSignalOwed: false });
  });

  it('set the deadline by the clock of Redis', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const { deadline, waitsMs } = await battle.register(strike('a', 'b'));
    expect(waitsMs).toBe(60_000);
    const [seconds, micros] = await field.redis.time();
    const redisNow = Number(seconds) * 1000 + Number(micros) / 1000;
    expect(deadline).toBeGreaterThan(redisNow + 60_000 - 5_000);
    expect(deadline).toBeLessThanOrEqual(redisNow + 60_000);
  });

  it('shorten the wait for a target by 60, 50, 40, 30, 20, 20 s as it keeps not answering, and forget it when it strikes', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['afk', 'other'] });
    const wait = async (target: string) => {
      const moveId = await battle.strike('a', target);
      const move = await battle.waitingStrike('a', moveId);
      await battle.transfer({
        actions: [{ actionId: moveId, type: 'exchange', move, partnerMove: null, isForced: true }],
      });
      await battle.commit(await battle.lock(), { taken: 1, steps: 1, returns: [['a', target]] });
      return move.deadline - move.registeredAt;
    };
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) waits.push(await wait('afk'));
    expect(waits).toEqual([60_000, 50_000, 40_000, 30_000, 20_000, 20_000]);
    expect(await wait('other')).toBe(60_000);
    await battle.strike('afk', 'a');
    expect(await wait('afk')).toBe(60_000);
  });

  it('do not count an answered strike against anybody', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    await battle.execute([await battle.queuedPair('a', 'b')]);
    const move = await battle.waitingStrike('a', await battle.strike('a', 'b'));
    expect(move.deadline - move.registeredAt).toBe(60_000);
  });
});

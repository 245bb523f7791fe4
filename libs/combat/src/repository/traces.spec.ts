import { waitFor } from '@melee/harness';
import { parseAction } from '../dto/index.js';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import { exchangeAction, strike, useOfItem } from './testing/intents.js';
import { listenToNews } from './testing/news-listener.js';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const OTHER = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe.each(availableEncodings)('traces, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('stand with the moves that were declared in them, and with their actions', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const [first, second, item] = [strike('a', 'b'), strike('b', 'a'), useOfItem('a')];
    await field.manager.registerExchangeMove(battle.sid, first, TRACE);
    await field.manager.registerMovesBatch(battle.sid, 'b', [second], OTHER);
    await field.manager.registerInstantMove(battle.sid, item, OTHER);

    const [move, answer] = [
      await battle.waitingStrike('a', first.moveId),
      await battle.waitingStrike('b', second.moveId),
    ];
    expect([move.traceparent, answer.traceparent]).toEqual([TRACE, OTHER]);
    expect((await battle.movesOf('a')).item[item.moveId]?.traceparent).toBe(OTHER);
    await battle.transfer({ actions: [exchangeAction(move, answer)] });
    const context = await field.manager.takeBatch(battle.sid, 'run', 10_000, 5);
    expect(context?.queue.map(parseAction)).toMatchObject([
      { move: { traceparent: TRACE }, partnerMove: { traceparent: OTHER } },
    ]);
  });

  it('do not make the same move another one', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const intent = strike('a', 'b');
    await field.manager.registerExchangeMove(battle.sid, intent, TRACE);
    expect(await field.manager.registerExchangeMove(battle.sid, intent, OTHER)).toMatchObject({
      outcome: 'duplicate',
    });
    expect(await field.manager.registerExchangeMove(battle.sid, intent)).toMatchObject({
      outcome: 'duplicate',
    });
    expect((await battle.waitingStrike('a', intent.moveId)).traceparent).toBe(TRACE);
  });

  it('go out with the news of a commit, also of the one that ends the battle', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const news = await listenToNews(field, battle.sid);
    const token = await battle.lock();
    const changes = { taken: 0, steps: 0, actors: [], handAdditions: [], returns: [], fronts: [] };
    const nothing = { ...changes, events: [], ledger: [], deadLetters: [] };
    await field.manager.commitBattleResults(battle.sid, token, { ...nothing, defeated: [] }, TRACE);
    await field.manager.commitBattleResults(
      battle.sid,
      await battle.lock(),
      { ...nothing, defeated: ['b'] },
      OTHER,
    );
    await waitFor('the news of the end', () => news.some(({ status }) => status === 'finished'));
    expect(news.map(({ traceparent }) => traceparent)).toEqual([TRACE, OTHER]);
  });

  it('leave nothing behind where nobody traces', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const intent = strike('a', 'b');
    await battle.register(intent);
    await field.manager.registerMovesBatch(battle.sid, 'b', [strike('b', 'a'), useOfItem('b')]);
    const { moves } = await battle.snapshot();
    expect(JSON.stringify(moves)).not.toContain('traceparent');
  });
});

import { waitFor } from '@melee/harness';
import { COMBAT_NEWS } from '../dto/index.js';
import { useBattlefield } from './testing/battlefield.js';
import { actorDocument, genesisOf } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';
import { listenToNews } from './testing/news-listener.js';
import { TestBattle } from './testing/test-battle.js';

describe.each(availableEncodings)('news, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('tell after every change of the log how far it reaches', async () => {
    const genesis = genesisOf({ red: ['a'], blue: ['b'] });
    const { sid } = genesis;
    const news = await listenToNews(field, sid);
    const battle = new TestBattle(field.manager, field.redis, genesis);
    await field.manager.createSession(genesis);
    const moveId = await battle.strike('a', 'b');
    await battle.transfer({
      cancellations: [{ cid: 'a', strategy: 'exchange', moveId, reason: 'no_target' }],
    });
    await field.manager.hotJoin(sid, actorDocument('new', 'red'));
    await battle.commit(await battle.lock(), {
      events: [
        { type: 'action_failed', actionId: null, code: 'internal/error' },
        { type: 'action_failed', actionId: null, code: 'internal/error' },
      ],
    });
    await battle.defeat('b');
    await waitFor('the news of the end', () => news.some(({ status }) => status === 'finished'));
    expect(news).toEqual([
      { sid, last: 1, status: 'active' },
      { sid, last: 2, status: 'active' },
      { sid, last: 3, status: 'active' },
      { sid, last: 5, status: 'active' },
      { sid, last: 6, status: 'finished' },
    ]);
  });

  it('tell of a battle that a Collector has finished', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const news = await listenToNews(field, battle.sid);
    await field.manager.finishSession(battle.sid, 'stalemate', 0);
    await waitFor('the news of the end', () => news.length > 0);
    expect(news).toEqual([{ sid: battle.sid, last: 2, status: 'finished' }]);
  });

  it('are not told of what did not happen', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const news = await listenToNews(field, battle.sid);
    await field.manager.createSession(battle.genesis);
    await battle.commit('zombie', {
      events: [{ type: 'action_failed', actionId: null, code: 'internal/error' }],
    });
    await battle.transfer({
      cancellations: [{ cid: 'a', strategy: 'exchange', moveId: 'gone', reason: 'no_target' }],
    });
    await battle.register(strike('a', 'b'));
    await battle.defeat('b');
    await field.manager.finishSession(battle.sid, 'stalemate', 0);
    await waitFor('the news of the end', () => news.length > 0);
    expect(news).toEqual([{ sid: battle.sid, last: 3, status: 'finished' }]);
  });

  it('are packets of the Nest Redis transport', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const client = field.connect();
    const packet = new Promise<string>((resolve) => {
      client.on('message', (_channel, text: string) => {
        if (text.includes(battle.sid)) resolve(text);
      });
    });
    await client.subscribe(COMBAT_NEWS);
    await battle.commit(await battle.lock());
    expect(JSON.parse(await packet)).toEqual({
      pattern: 'combat.news',
      data: { sid: battle.sid, last: 1, status: 'active' },
    });
  });
});

import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { strike, useOfAbility, useOfItem } from './testing/intents.js';
import type { LoadedTurn } from './loaded-turn.js';

const idsOf = (actors: LoadedTurn['allies'] | LoadedTurn['enemies'] | undefined) =>
  actors?.map(({ meta }) => meta.cid);

describe.each(availableEncodings)('the view of a bot, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const MANY = 16;

  it('holds its own document, of allies what shows their wounds, of enemies what anybody sees', async () => {
    const hands = { bot: { cleave: { price: { hit: 2 } } }, b: { cleave: { price: { hit: 2 } } } };
    const battle = await field.startBattle({ red: ['bot', 'a'], blue: ['b'] }, { bots: ['bot'], hands });
    const view = await field.manager.loadTurnView(battle.sid, 'bot', ['b'], MANY);
    const [self, ally, enemy] = battle.genesis.actors;
    expect(self).toBeDefined();
    const { xp: _xp, ...own } = self ?? {};
    expect(view).toEqual({
      contentId: battle.genesis.contentId,
      missingTargets: ['b'],
      isUseWaiting: false,
      self: own,
      allies: [
        {
          meta: ally?.meta,
          raw: ally?.raw,
          loadout: ally?.loadout,
          state: ally?.state,
          effects: ally?.effects,
        },
      ],
      enemies: [{ meta: enemy?.meta, state: enemy?.state, effects: enemy?.effects }],
    });
  });

  it('names only targets that the bot may strike at now, and is none if there are none', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b', 'c', 'd'] }, { bots: ['bot'] });
    await battle.register(strike('bot', 'b'));
    await battle.defeat('c');
    const load = (...targets: string[]) => field.manager.loadTurnView(battle.sid, 'bot', targets, MANY);
    expect((await load('b', 'c', 'd', 'ghost'))?.missingTargets).toEqual(['d']);
    expect(await load('b', 'c')).toBeNull();
    expect(await load()).toBeNull();
  });

  it('shows the missing targets before other enemies, and nobody who has fallen', async () => {
    const battle = await field.startBattle({ red: ['bot', 'a'], blue: ['b', 'c'], green: ['d', 'e'] });
    await battle.defeat('a', 'c');
    const view = await field.manager.loadTurnView(battle.sid, 'bot', ['e'], MANY);
    expect(idsOf(view?.enemies)).toEqual(['e', 'b', 'd']);
    expect(view?.allies).toEqual([]);
  });

  it('shows so many at most: missing targets first, and allies from the bot onwards', async () => {
    const battle = await field.startBattle({ red: ['a', 'bot', 'x', 'y'], blue: ['b', 'c', 'd'] });
    const view = await field.manager.loadTurnView(battle.sid, 'bot', ['b', 'd', 'c'], 2);
    expect(view?.missingTargets).toEqual(['b', 'd', 'c']);
    expect(idsOf(view?.enemies)).toEqual(['b', 'd']);
    expect(idsOf(view?.allies)).toEqual(['x', 'y']);
    const wider = await field.manager.loadTurnView(battle.sid, 'bot', ['d'], 3);
    expect(idsOf(wider?.enemies)).toEqual(['d', 'b', 'c']);
    expect(idsOf(wider?.allies)).toEqual(['x', 'y', 'a']);
  });

  it.each([
    ['an item', useOfItem('bot')],
    ['an ability', useOfAbility('bot')],
  ])('tells whether %s of the bot waits', async (_title, use) => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b'] });
    const isWaiting = async () =>
      (await field.manager.loadTurnView(battle.sid, 'bot', ['b'], MANY))?.isUseWaiting;
    expect(await isWaiting()).toBe(false);
    await field.manager.registerInstantMove(battle.sid, use);
    expect(await isWaiting()).toBe(true);
  });

  it('is refused for whoever cannot move any more', async () => {
    const battle = await field.startBattle({ red: ['bot', 'a'], blue: ['b'] });
    const load = (sid: string, cid: string) => codeOf(field.manager.loadTurnView(sid, cid, ['b'], MANY));
    expect(await load('no-such-battle', 'bot')).toBe('session/not-found');
    expect(await load(battle.sid, 'ghost')).toBe('actor/not-found');
    await battle.defeat('bot');
    expect(await load(battle.sid, 'bot')).toBe('actor/defeated');
    await battle.defeat('b');
    expect(await load(battle.sid, 'a')).toBe('session/not-active');
  });

  it('changes nothing and takes one round trip', async () => {
    const battle = await field.startBattle({ red: ['bot'], blue: ['b'] });
    const { revision } = (await battle.snapshot()).meta;
    const sent = jest.spyOn(field.redis, 'sendCommand');
    await field.manager.loadTurnView(battle.sid, 'bot', ['b'], MANY);
    expect(sent).toHaveBeenCalledTimes(1);
    sent.mockRestore();
    expect(await field.manager.readRevision(battle.sid)).toBe(revision);
  });
});

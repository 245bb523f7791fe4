import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { strike, useOfAbility, useOfItem } from './testing/intents.js';

describe.each(availableEncodings)('items and abilities, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('wait without a target and always owe a signal', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const item = useOfItem('a', { targets: ['a', 'b'] });
    const ability = useOfAbility('a');
    const registered = await field.manager.registerInstantMove(battle.sid, item);
    expect(registered).toEqual({
      outcome: 'registered',
      isSignalOwed: true,
      deadline: null,
      waitsMs: null,
    });
    await battle.snapshot();
    expect((await field.manager.registerInstantMove(battle.sid, ability)).isSignalOwed).toBe(true);
    const moves = await battle.movesOf('a');
    expect(moves.item).toEqual({ [item.moveId]: { ...item, seq: 1, registeredAt: expect.any(Number) } });
    expect(moves.instant).toEqual({
      [ability.moveId]: { ...ability, seq: 2, registeredAt: expect.any(Number) },
    });
    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
  });

  it('are bounded in number, both kinds together, actor by actor', async () => {
    const battle = await field.startBattle(
      { red: ['a'], blue: ['b'] },
      { settings: { maxWaitingInstants: 2 } },
    );
    const use = (intent: ReturnType<typeof useOfItem> | ReturnType<typeof useOfAbility>) =>
      codeOf(field.manager.registerInstantMove(battle.sid, intent));
    expect(await use(useOfItem('a'))).toBe('accepted');
    expect(await use(useOfAbility('a'))).toBe('accepted');
    expect(await use(useOfItem('a'))).toBe('move/too-many');
    expect(await use(useOfAbility('a'))).toBe('move/too-many');
    expect(await use(useOfItem('b'))).toBe('accepted');
  });

  it('are recognized when they come again, and refused with another body', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const item = useOfItem('a');
    const register = (intent: typeof item) => field.manager.registerInstantMove(battle.sid, intent);
    await register(item);
    expect((await register(item)).outcome).toBe('duplicate');
    expect(await codeOf(register({ ...item, itemId: 'bomb' }))).toBe('move/conflict');
    expect(await codeOf(battle.register(strike('a', 'b', { moveId: item.moveId })))).toBe('move/conflict');
  });

  it.each([
    ['no target at all', useOfItem('a', { targets: [] })],
    ['a target that could not be an id', useOfItem('a', { targets: ['a"'] })],
    ['an item that could not be an id', useOfItem('a', { itemId: '' })],
    ['an ability that could not be an id', useOfAbility('a', { abilityId: 'a b' })],
  ])('are refused with %s', async (_, intent) => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    expect(await codeOf(field.manager.registerInstantMove(battle.sid, intent))).toBe('move/invalid');
  });

  it('are refused to somebody who is not in the battle', async () => {
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    const refused = field.manager.registerInstantMove(sid, useOfItem('nobody'));
    expect(await codeOf(refused)).toBe('actor/not-found');
  });
});

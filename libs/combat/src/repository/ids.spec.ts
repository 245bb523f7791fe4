import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';

describe.each(availableEncodings)('ids, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('fault: an id compared as number here and as string there – "1", "01", "10" and "1e1" are four actors', async () => {
    const battle = await field.startBattle({ '1': ['1', '01'], '01': ['10', '1e1'] }, { bots: ['1e1'] });
    expect(await battle.targets()).toEqual({
      '1': ['10', '1e1'],
      '01': ['1e1', '10'],
      '10': ['1', '01'],
      '1e1': ['01', '1'],
    });
    expect(await codeOf(battle.register(strike('1', '01')))).toBe('target/not-available');
    await battle.strike('1', '10', { moveId: '1' });
    await battle.strike('1e1', '1', { moveId: '1e0' });
    expect(await battle.targets()).toMatchObject({ '1': ['1e1'], '1e1': ['01'] });
    await battle.execute([], { defeated: ['10'] });
    const { meta, moves } = await battle.snapshot();
    expect(meta.dead).toEqual(['10']);
    expect(await battle.targets()).toEqual({ '1': ['1e1'], '01': ['1e1'], '10': [], '1e1': ['01'] });
    expect(moves['1']?.exchange['1']?.target).toBe('10');
    expect(await codeOf(battle.register(strike('10', '1')))).toBe('actor/defeated');
    expect(await codeOf(battle.register(strike('1', '1e1', { moveId: '01' })))).toBe('accepted');
    expect((await battle.defeat('1e1')).outcome).toBe('committed');
    expect((await battle.snapshot()).meta.winner).toBe('1');
  });

  it('keeps ids apart of which one is a part of the other', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['bb', 'b', 'b-b'] });
    await battle.strike('a', 'b', { moveId: 'm' });
    await battle.strike('a', 'bb', { moveId: 'mm' });
    expect((await battle.targets())['a']).toEqual(['b-b']);
    expect(Object.keys((await battle.movesOf('a')).exchange).sort()).toEqual(['m', 'mm']);
    expect(await codeOf(battle.register(strike('a', 'b-b', { moveId: 'm-m' })))).toBe('accepted');
  });
});

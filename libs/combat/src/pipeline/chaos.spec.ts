import {
  actorOf,
  battle,
  eventsOf,
  exchange,
  fighter,
  instant,
  missRolls,
  resolve,
  strikeRolls,
  withState,
} from './testing/fixtures.js';

const caster = fighter('a', { loadout: { abilities: ['lightning'] } });
const duel = battle(caster, fighter('b'));
const rolls = { ...strikeRolls('0/exchange/a>b'), ...missRolls('0/exchange/b>a') };

describe('chaos', () => {
  it('comes when the steps exceed the limit for each who lives, not before', () => {
    const last = resolve({ ...duel, step: 119 }, exchange(), rolls);
    expect(eventsOf(last, 'chaos')).toEqual([]);
    expect(actorOf(last, 'b').state.hp).toBe(106);
    const first = resolve({ ...duel, step: 120 }, exchange(), rolls);
    expect(first.events.slice(0, 2)).toMatchObject([
      { type: 'exchange', step: 121 },
      { type: 'chaos', actionId: 'x1', step: 121, extraDamage: 10 },
    ]);
  });

  it('makes the damage of every strike grow with each further step', () => {
    const result = resolve({ ...duel, step: 129 }, exchange(), rolls);
    expect(eventsOf(result, 'chaos')).toMatchObject([{ extraDamage: 100 }]);
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ damage: 33 });
  });

  it('counts only those who live', () => {
    const fallen = withState(fighter('c'), { hp: 0, defeat: 'killed' });
    const three = battle(caster, fighter('b'), fighter('c'));
    expect(eventsOf(resolve({ ...three, step: 129 }, exchange(), rolls), 'chaos')).toEqual([]);
    const two = battle(caster, fighter('b'), fallen);
    expect(eventsOf(resolve({ ...two, step: 129 }, exchange(), rolls), 'chaos')).toHaveLength(1);
  });

  it('is in abilities too, without another event', () => {
    const result = resolve({ ...duel, step: 129 }, instant('a', 'lightning', ['b']), {});
    expect(eventsOf(result, 'chaos')).toEqual([]);
    expect(eventsOf(result, 'strike')).toMatchObject([{ damage: 80 }]);
  });
});

import type { CombatAction, CombatEvent } from '@melee/combat/dto';
import type { Lineup } from '../scenario/lineups.js';
import { countEvents } from './count-events.js';
import { emptyTally } from './tally.js';

type EventOf<Type extends CombatEvent['type']> = Extract<CombatEvent, { type: Type }>;

const LINEUP: Lineup = { title: 'red v blue', actors: [], groupOf: { anna: 0, boris: 1 } };
const actionId = 'a1';

function strike(changes: Partial<EventOf<'strike'>> = {}): EventOf<'strike'> {
  return {
    type: 'strike',
    actionId,
    kind: 'exchange',
    wave: 0,
    source: 'anna',
    target: 'boris',
    by: 'sword',
    outcome: 'hit',
    isCritical: false,
    damage: 6,
    absorbed: 0,
    targetHp: 20,
    ...changes,
  };
}

const defeated = (how: EventOf<'defeated'>['how'] = 'killed'): CombatEvent => ({
  type: 'defeated',
  actionId,
  cid: 'boris',
  how,
  by: 'anna',
});

function tallyOf(type: CombatAction['type'], ...events: CombatEvent[]) {
  const tally = emptyTally();
  countEvents(tally, LINEUP, { type, actionId } as CombatAction, events);
  return tally;
}

describe('countEvents', () => {
  it('counts strikes by weapon and outcome, and only landed ones as critical', () => {
    const { sources } = tallyOf(
      'exchange',
      strike({ isCritical: true }),
      strike({ outcome: 'dodge', isCritical: true, damage: 0 }),
      strike({ kind: 'counter', outcome: 'block', damage: 2 }),
    );
    expect(sources.get('weapon/sword')).toMatchObject({
      strikes: 3,
      hit: 1,
      crit: 1,
      dodge: 1,
      block: 1,
      damage: 8,
    });
  });

  it('tells an item from an ability of the same id by the action', () => {
    const used: CombatEvent = {
      type: 'used',
      actionId,
      strategy: 'item',
      cid: 'anna',
      by: 'flame',
      targets: [],
    };
    const item = tallyOf('item', used, strike({ kind: 'item', by: 'flame' }));
    const ability = tallyOf(
      'instant',
      { ...used, strategy: 'instant' },
      strike({ kind: 'ability', by: 'flame' }),
    );
    expect([...item.sources]).toEqual([['item/flame', expect.objectContaining({ uses: 1, damage: 6 })]]);
    expect([...ability.sources]).toEqual([
      ['ability/flame', expect.objectContaining({ uses: 1, damage: 6 })],
    ]);
  });

  it('counts the strikes that a feint bent with the feint and with the weapon', () => {
    const { sources, feints } = tallyOf('exchange', strike({ feintId: 'true_strike' }));
    expect(feints.get('true_strike')).toMatchObject({ strikes: 1, hit: 1, damage: 6 });
    expect(sources.get('weapon/sword')).toMatchObject({ strikes: 1 });
  });

  it('takes damage and healing apart in what effects do', () => {
    const tick = { type: 'effect_ticked', actionId, cid: 'boris', effectId: 'curse', hp: 9 } as const;
    const { sources } = tallyOf('exchange', { ...tick, hpChange: -4 }, { ...tick, hpChange: 3 });
    expect(sources.get('effect/curse')).toMatchObject({ damage: 4, healing: 3, strikes: 0 });
  });

  it('credits a death to the first strike that left no hp', () => {
    const { defeats } = tallyOf(
      'exchange',
      strike(),
      strike({ by: 'kris', targetHp: 0 }),
      strike({ by: 'axe', targetHp: 0 }),
      defeated(),
    );
    expect(defeats).toEqual(new Map([[1, new Map([['weapon/kris', 1]])]]));
  });

  it('credits a death to the effect that took the last hp', () => {
    const { defeats } = tallyOf(
      'exchange',
      strike(),
      { type: 'effect_ticked', actionId, cid: 'boris', effectId: 'bleeding', hpChange: -4, hp: 0 },
      defeated(),
    );
    expect(defeats.get(1)).toEqual(new Map([['effect/bleeding', 1]]));
  });

  it('knows a surrender', () => {
    expect(tallyOf('instant', defeated('surrendered')).defeats.get(1)).toEqual(
      new Map([['surrender/surrender', 1]]),
    );
  });
});

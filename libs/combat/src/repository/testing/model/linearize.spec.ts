import type { BattleState } from './battle-state.js';
import { expectSomeOrder, type Done } from './linearize.js';

const BATTLE: BattleState = {
  status: 'active',
  winner: null,
  step: 0,
  revision: 0,
  teams: { red: ['1'], blue: ['2'] },
  kinds: { '1': 'player', '2': 'bot' },
  dead: [],
  targets: { '1': ['2'], '2': ['1'] },
  waiting: {},
  registered: {},
  joined: {},
  queue: ['x1'],
  ledger: [],
  deadLetters: [],
  dropped: [],
  cancelled: [],
  logLength: 1,
  busy: null,
  isSignalled: false,
};
const PROMISED: Done = { operation: { type: 'promise' }, answer: true };
const REFUSED: Done = { operation: { type: 'promise' }, answer: false };
const EXPIRED: Done = { operation: { type: 'expire' }, answer: null };

describe('operations carried out at the same time', () => {
  it('may have taken effect in the order in which they were sent', () => {
    expectSomeOrder(BATTLE, [PROMISED, EXPIRED], { ...BATTLE, busy: null });
  });

  it('may have taken effect in another order', () => {
    expectSomeOrder(BATTLE, [PROMISED, EXPIRED], { ...BATTLE, busy: 'pending' });
  });

  it('have not left a state that no order leaves', () => {
    expect(() => expectSomeOrder(BATTLE, [PROMISED, EXPIRED], { ...BATTLE, busy: 'a token' })).toThrow();
  });

  it('have not answered what no order answers', () => {
    expect(() => expectSomeOrder(BATTLE, [PROMISED, REFUSED, REFUSED], BATTLE)).toThrow();
  });
});

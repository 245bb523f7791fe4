import type { ExchangeIntent, Genesis, InstantIntent } from '../dto/index.js';
import type { CombatManager } from '../repository/index.js';
import { TurnManager } from './turn-manager.js';

const strike: ExchangeIntent = { moveId: 'm', cid: 'a', strategy: 'exchange', target: 'b' };
const use: InstantIntent = { moveId: 'm', cid: 'a', strategy: 'instant', abilityId: 'heal', targets: 'self' };
const registered = { outcome: 'registered', isSignalOwed: true, deadline: 9, waitsMs: 7 } as const;

describe('TurnManager', () => {
  const steps: string[] = [];
  const step = <T>(name: string, answer: T) =>
    jest.fn(() => {
      steps.push(name);
      return Promise.resolve(answer);
    });
  const combat = {
    createSession: step('create', { isNew: true, isSignalOwed: true }),
    hotJoin: step('join', { isNew: true, isSignalOwed: true }),
    registerExchangeMove: step('register', registered),
    registerInstantMove: step('register', registered),
    registerMovesBatch: step('register', { outcomes: ['registered'], isSignalOwed: true, waitsMs: 7 }),
  };
  const dispatch = { signal: jest.fn(() => steps.push('signal')) };
  const watch = {
    keep: step('keep', undefined),
    renew: step('renew', undefined),
    keepDeadline: step('deadline', undefined),
  };
  const turns = new TurnManager(combat as unknown as CombatManager, dispatch, watch);

  beforeEach(() => {
    steps.length = 0;
    jest.clearAllMocks();
  });

  it('enters a battle into the index before it exists, and wakes the Collector when it does', async () => {
    await turns.create({ sid: 'battle' } as Genesis);

    expect(steps).toEqual(['keep', 'create', 'renew', 'signal']);
    expect(dispatch.signal).toHaveBeenCalledWith({ sid: 'battle', type: 'check_immediate' });
  });

  it.each([
    ['a strike', strike],
    ['an ability', use],
  ])(
    'watches the session not later than it registers %s, then wakes the Collector',
    async (_title, intent) => {
      expect(await turns.register('battle', intent)).toEqual(registered);

      expect(steps).toEqual(['keep', 'register', 'signal', 'deadline']);
      expect(watch.keepDeadline).toHaveBeenCalledWith('battle', registered.waitsMs);
    },
  );

  it('does the same for all strikes of a bot, with one call', async () => {
    await turns.registerBatch('battle', 'a', [strike, { ...strike, target: 'c' }]);

    expect(steps).toEqual(['keep', 'register', 'signal', 'deadline']);
    expect(combat.registerMovesBatch).toHaveBeenCalledTimes(1);
  });

  it('wakes nobody where no signal is owed', async () => {
    combat.registerExchangeMove.mockResolvedValueOnce({ ...registered, isSignalOwed: false } as never);

    await turns.register('battle', strike);

    expect(dispatch.signal).not.toHaveBeenCalled();
  });

  it('wakes nobody for a move that was refused', async () => {
    combat.registerExchangeMove.mockRejectedValueOnce(new Error('refused'));

    await expect(turns.register('battle', strike)).rejects.toThrow('refused');

    expect(dispatch.signal).not.toHaveBeenCalled();
  });

  describe('that is traced', () => {
    const RECORDED = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const UNRECORDED = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';

    it.each([
      ['keeps the trace with the moves', RECORDED, RECORDED],
      ['keeps nothing of a trace that nobody records', UNRECORDED, undefined],
      ['keeps nothing without a trace', undefined, undefined],
    ])('%s', async (_title, current, kept) => {
      const traced = new TurnManager(combat as unknown as CombatManager, dispatch, watch, {
        traceparent: () => current,
      });
      await traced.register('battle', strike);
      await traced.register('battle', use);
      await traced.registerBatch('battle', 'a', [strike]);
      expect(combat.registerExchangeMove.mock.calls).toEqual([['battle', strike, kept]]);
      expect(combat.registerInstantMove.mock.calls).toEqual([['battle', use, kept]]);
      expect(combat.registerMovesBatch.mock.calls).toEqual([['battle', 'a', [strike], kept]]);
    });
  });
});

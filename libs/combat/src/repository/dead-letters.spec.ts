import {
  CombatError,
  type CombatAction,
  type ExchangeAction,
  type ExchangeMove,
  type FeintPlace,
} from '../dto/index.js';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { changesOf, instantAction, useOfAbility } from './testing/intents.js';
import { dumpSession, lifetimesOfSession } from './testing/raw-state.js';
import type { TestBattle } from './testing/test-battle.js';

const CLEAVE = { price: { hit: 2 } };
const ERROR = { name: 'TypeError', message: 'broken' };

describe.each(availableEncodings)('dead letters, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const desk = () => field.manager.maintenance;
  const hands = { a: { cleave: CLEAVE } };
  const start = () => field.startBattle({ red: ['a', 'c'], blue: ['b', 'd'] }, { hands });

  const strikesOf = ({ move, partnerMove }: ExchangeAction): ExchangeMove[] =>
    partnerMove === null ? [move] : [move, partnerMove];

  /** What an Executor commits of an action that throws; answers the id of the letter. */
  async function fail(battle: TestBattle, action: CombatAction, entry = JSON.stringify(action)) {
    const strikes = action.type === 'exchange' ? strikesOf(action) : [];
    await battle.commit(
      await battle.lock(),
      changesOf({
        taken: 1,
        deadLetters: [{ sid: battle.sid, actionId: action.actionId, entry, error: ERROR }],
        returns: strikes.map(({ cid, target }) => [cid, target]),
        handAdditions: strikes.flatMap(({ cid, feintId, feintPlace }) =>
          feintId === undefined ? [] : [{ cid, feintId, place: feintPlace }],
        ),
      }),
    );
    const letters = await desk().deadLetters(battle.sid);
    return letters.at(-1)?.id ?? '';
  }

  /** An exchange of a, with a feint, and b has failed. */
  async function failedPair() {
    const battle = await start();
    const first = await battle.strike('a', 'b', { feintId: 'cleave' });
    const second = await battle.strike('b', 'a');
    const action: ExchangeAction = {
      actionId: 'x',
      type: 'exchange',
      move: await battle.waitingStrike('a', first),
      partnerMove: await battle.waitingStrike('b', second),
      isForced: false,
    };
    await battle.transfer({ actions: [action] });
    return { battle, action, letter: await fail(battle, action) };
  }

  /** An exchange has brought the feint into the hand of a, for this price. */
  const anotherCleave = async (battle: TestBattle, price: FeintPlace['price']) =>
    battle.commit(await battle.lock(), {
      handAdditions: [{ cid: 'a', feintId: 'cleave', place: { price } }],
    });

  const outcomeOf = async (retry: Promise<string>): Promise<string> => {
    try {
      return await retry;
    } catch (error) {
      if (error instanceof CombatError) return error.code;
      throw error;
    }
  };

  /** What a refused retry must leave as it is. */
  async function refusedRetry({ sid }: TestBattle, letter: string): Promise<string> {
    const before = await dumpSession(field.redis, sid);
    const outcome = await outcomeOf(desk().retryDeadLetter(sid, letter));
    expect(await dumpSession(field.redis, sid)).toEqual(before);
    return outcome;
  }

  it('are listed with what failed and why', async () => {
    const { battle, action, letter } = await failedPair();
    expect(await desk().deadLetters(battle.sid)).toEqual([
      {
        id: letter,
        sid: battle.sid,
        actionId: 'x',
        entry: JSON.stringify(action),
        error: ERROR,
        droppedAt: null,
      },
    ]);
    expect(await desk().deadLetters('nobody')).toEqual([]);
  });

  describe('retried', () => {
    it('stand in the queue as though they had never failed', async () => {
      const { battle, action, letter } = await failedPair();
      expect((await battle.targets())['a']).toEqual(['d', 'b']);
      await battle.snapshot();

      expect(await desk().retryDeadLetter(battle.sid, letter)).toBe('retried');

      expect(await battle.queue()).toEqual([action]);
      expect(await battle.targets()).toMatchObject({ a: ['d'], b: ['c'] });
      expect((await battle.actor('a'))['hand']).toEqual({});
      expect(await desk().deadLetters(battle.sid)).toEqual([]);
      // Whoever retries owes the Collector a signal, which promises a batch.
      expect(await field.redis.get(sessionKeys.signal(battle.sid))).toBe('1');
      expect(await battle.transfer({})).toMatchObject({ isExecutorOwed: true, queueLength: 1 });
      expect(await battle.execute([action])).toMatchObject({ outcome: 'committed' });
    });

    it('take out of the hand what their own feint is worth, and no other of the same name', async () => {
      const { battle, action, letter } = await failedPair();
      await anotherCleave(battle, CLEAVE.price);
      expect((await battle.actor('a'))['hand']).toEqual({ cleave: { price: { hit: 4 } } });

      expect(await desk().retryDeadLetter(battle.sid, letter)).toBe('retried');

      expect(await battle.queue()).toEqual([action]);
      expect((await battle.actor('a'))['hand']).toEqual({ cleave: CLEAVE });
      expect(await fail(battle, action)).toBe(letter);
      expect((await battle.actor('a'))['hand']).toEqual({ cleave: { price: { hit: 4 } } });
    });

    it('can fail again, under the same id', async () => {
      const { battle, action, letter } = await failedPair();
      await desk().retryDeadLetter(battle.sid, letter);
      expect(await fail(battle, action)).toBe(letter);
      expect(await battle.targets()).toMatchObject({ a: ['d', 'b'], b: ['c', 'a'] });
      expect((await battle.actor('a'))['hand']).toEqual({ cleave: CLEAVE });
    });

    it('are retried once, by however many people at once', async () => {
      const { battle, letter } = await failedPair();
      const tries = Array.from({ length: 5 }, () => desk().retryDeadLetter(battle.sid, letter));
      const outcomes = await Promise.all(tries.map(outcomeOf));
      expect(outcomes.filter((outcome) => outcome === 'retried')).toHaveLength(1);
      expect(await battle.queue()).toHaveLength(1);
    });

    it('of a forced strike take back one target only', async () => {
      const battle = await start();
      const action = await battle.queuedForced('a', 'b');
      const letter = await fail(battle, action);
      const { b } = await battle.targets();
      expect(await desk().retryDeadLetter(battle.sid, letter)).toBe('retried');
      expect(await battle.targets()).toMatchObject({ a: ['d'], b });
    });

    it('of an ability take nothing back', async () => {
      const battle = await start();
      const { moveId, ...intent } = useOfAbility('a');
      await field.manager.registerInstantMove(battle.sid, { moveId, ...intent });
      const move = (await battle.movesOf('a')).instant[moveId];
      if (move === undefined) throw new Error('The move does not wait.');
      const action = instantAction(move, ['b', 'd']);
      await battle.transfer({ actions: [action] });
      const letter = await fail(battle, action);
      const targets = await battle.targets();
      expect(await desk().retryDeadLetter(battle.sid, letter)).toBe('retried');
      expect(await battle.queue()).toEqual([action]);
      expect(await battle.targets()).toEqual(targets);
    });
  });

  describe('refused, with nothing changed', () => {
    it('where the target has been struck at since, which would make it stand at two places', async () => {
      const { battle, letter } = await failedPair();
      await battle.strike('b', 'a');
      expect(await refusedRetry(battle, letter)).toBe('target/not-available');
    });

    it('where the feint has been used since', async () => {
      const { battle, letter } = await failedPair();
      await battle.strike('a', 'd', { feintId: 'cleave' });
      expect(await refusedRetry(battle, letter)).toBe('feint/not-in-hand');
    });

    it('where the feint in the hand is worth less than the one that came back', async () => {
      const { battle, letter } = await failedPair();
      await battle.strike('a', 'd', { feintId: 'cleave' });
      await anotherCleave(battle, { hit: 1 });
      expect(await refusedRetry(battle, letter)).toBe('feint/not-in-hand');
    });

    it.each(['a', 'b'])('where %s has fallen', async (cid) => {
      const { battle, letter } = await failedPair();
      await battle.defeat(cid);
      expect(await refusedRetry(battle, letter)).toBe(
        cid === 'a' ? 'actor/defeated' : 'target/not-available',
      );
    });

    it('where the battle is over', async () => {
      const { battle, letter } = await failedPair();
      await battle.defeat('b', 'd');
      expect(await refusedRetry(battle, letter)).toBe('session/not-active');
    });

    it('where the letter holds no action', async () => {
      const battle = await start();
      const letter = await fail(battle, await battle.queuedPair('a', 'b'), 'garbage');
      expect(await refusedRetry(battle, letter)).toBe('no-action');
    });

    it('where the strikes do not meet', async () => {
      const battle = await start();
      const action = await battle.queuedPair('a', 'b');
      const astray = { ...action, partnerMove: { ...action.move, cid: 'c' } };
      expect(await refusedRetry(battle, await fail(battle, action, JSON.stringify(astray)))).toBe(
        'no-action',
      );
    });

    it('where the strike was declared at somebody else', async () => {
      const battle = await start();
      const action = await battle.queuedForced('a', 'b');
      const altered = { ...action, move: { ...action.move, target: 'd' } };
      expect(await refusedRetry(battle, await fail(battle, action, JSON.stringify(altered)))).toBe('altered');
    });

    it('where nobody has declared the move', async () => {
      const battle = await start();
      const action = await battle.queuedForced('a', 'b');
      const forged = { ...action, move: { ...action.move, moveId: 'forged' } };
      expect(await refusedRetry(battle, await fail(battle, action, JSON.stringify(forged)))).toBe('altered');
    });

    it('where there is no such letter', async () => {
      const { battle } = await failedPair();
      expect(await refusedRetry(battle, 'no-such-id')).toBe('unknown');
    });
  });

  describe('dropped', () => {
    it('stay, with the time, for their moves have ended there', async () => {
      const { battle, letter } = await failedPair();
      expect(await desk().dropDeadLetter(battle.sid, letter)).toBe(true);
      const [kept] = await desk().deadLetters(battle.sid);
      expect(kept).toMatchObject({ id: letter, actionId: 'x', droppedAt: expect.any(Number) });
      expect(Math.abs((kept?.droppedAt ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    it('are neither dropped again nor retried', async () => {
      const { battle, letter } = await failedPair();
      await desk().dropDeadLetter(battle.sid, letter);
      expect(await desk().dropDeadLetter(battle.sid, letter)).toBe(false);
      expect(await refusedRetry(battle, letter)).toBe('unknown');
    });

    it('can be dropped when the battle is over, and expire with it', async () => {
      const { battle, letter } = await failedPair();
      await battle.defeat('b', 'd');
      expect(await desk().dropDeadLetter(battle.sid, letter)).toBe(true);
      const lifetimes = await lifetimesOfSession(field.redis, battle.sid);
      expect(lifetimes[sessionKeys.deadLetters(battle.sid)]).toBeGreaterThan(0);
    });

    it('of an unknown battle are not found', async () => {
      expect(await desk().dropDeadLetter('nobody', 'x')).toBe(false);
      expect(await codeOf(desk().retryDeadLetter('nobody', 'x'))).toBe('accepted');
    });
  });
});

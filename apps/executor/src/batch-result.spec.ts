import { createActor, defaultPack } from '@melee/combat/content';
import {
  CombatError,
  InvalidActionError,
  NO_XP,
  type ActorDocument,
  type ExchangeAction,
  type ExchangeMove,
  type InstantAction,
} from '@melee/combat/dto';
import type { BattleState, Resolution } from '@melee/combat/pipeline';
import { BatchResult } from './batch-result.js';

const fighter = (cid: string, team: string): ActorDocument =>
  createActor(defaultPack, { cid, team, kind: 'player', template: 'warrior' });
const before: BattleState = {
  step: 4,
  actors: { a: fighter('a', 'red'), ally: fighter('ally', 'red'), b: fighter('b', 'blue') },
};
const strike = (cid: string, target: string): ExchangeMove => ({
  moveId: `${cid}-${target}`,
  cid,
  strategy: 'exchange',
  target,
  seq: 1,
  registeredAt: 1,
  deadline: 1,
});
const exchange = (move: ExchangeMove, partnerMove: ExchangeMove | null): ExchangeAction => ({
  actionId: `${move.moveId}+`,
  type: 'exchange',
  move,
  partnerMove,
  isForced: partnerMove === null,
});
const action = exchange(strike('a', 'b'), strike('b', 'a'));
const resolutionOf = (actors: BattleState['actors'], more: Partial<Resolution> = {}): Resolution => ({
  state: { step: before.step + 1, actors: { ...before.actors, ...actors } },
  changed: Object.values(actors),
  events: [],
  isExchange: true,
  returns: [],
  fronts: [],
  defeated: [],
  ...more,
});
const actorOf = (state: BattleState, cid: string): ActorDocument => {
  const actor = state.actors[cid];
  if (actor === undefined) throw new Error(`There is no ${cid}.`);
  return actor;
};

describe('BatchResult', () => {
  it('writes nothing of actors that did not change', () => {
    const result = new BatchResult('battle', before);

    result.resolved(action, resolutionOf({}));

    expect(result.changes()).toMatchObject({ taken: 1, steps: 1, actors: [], handAdditions: [] });
  });

  it('writes the parts that changed, as they are in the end, and no others', () => {
    const result = new BatchResult('battle', before);
    const a = actorOf(before, 'a');
    const hurt = { ...a, state: { ...a.state, hp: 50 } };
    const hurtMore = { ...hurt, state: { ...hurt.state, hp: 20 }, xp: { ...NO_XP, hit: 1 } };

    result.resolved(action, resolutionOf({ a: hurt }));
    result.resolved(action, resolutionOf({ a: hurtMore }));

    expect(result.state.actors['a']).toBe(hurtMore);
    expect(result.changes().actors).toEqual([
      { cid: 'a', parts: { state: hurtMore.state, xp: hurtMore.xp } },
    ]);
  });

  it('adds feints to the hand one by one, and never writes it whole', () => {
    const held = { true_strike: { price: { hit: 2 } } };
    const a = { ...actorOf(before, 'a'), hand: held };
    const result = new BatchResult('battle', { ...before, actors: { ...before.actors, a } });
    const place = { price: { crit: 2 } };

    result.resolved(action, resolutionOf({ a: { ...a, hand: { ...held, low_blow: place } } }));

    expect(result.changes().handAdditions).toEqual([{ cid: 'a', feintId: 'low_blow', place }]);
    expect(result.changes().actors).toEqual([]);
  });

  it('gathers events, returns, the defeated, and the ledger in the order of the actions', () => {
    const other = exchange(strike('ally', 'b'), null);
    const use: InstantAction = {
      actionId: 'use',
      type: 'instant',
      move: {
        moveId: 'use',
        cid: 'a',
        strategy: 'instant',
        abilityId: 'heal',
        targets: ['a'],
        seq: 1,
        registeredAt: 1,
      },
    };
    const cut = (dropped: number) => ({ type: 'log_cut', actionId: 'x', dropped }) as const;
    const result = new BatchResult('battle', before);

    result.resolved(action, resolutionOf({}, { events: [cut(1)], returns: [['a', 'b']] }));
    result.resolved(use, resolutionOf({}, { events: [cut(2)], isExchange: false }));
    result.resolved(other, resolutionOf({}, { events: [cut(3)], defeated: ['b'] }));

    expect(result.changes()).toMatchObject({
      taken: 3,
      steps: 2,
      events: [cut(1), cut(2), cut(3)],
      returns: [['a', 'b']],
      defeated: ['b'],
      ledger: [action, use, other].map((each) => ({ type: 'action', action: each })),
      deadLetters: [],
    });
  });

  it('keeps in the ledger what each fighter held, also one that declared nothing, and how many were there', () => {
    const [a, b] = [actorOf(before, 'a'), actorOf(before, 'b')];
    const place = { price: { hit: 2 } };
    const held = {
      ...before,
      actors: {
        ...before.actors,
        a: { ...a, hand: {} },
        b: { ...b, hand: { cleave: place, low_blow: place } },
      },
    };
    const result = new BatchResult('battle', held);

    result.resolved(exchange(strike('a', 'b'), null), resolutionOf({}));

    expect(result.changes().ledger).toMatchObject([{ hands: { b: ['cleave', 'low_blow'] }, present: 3 }]);
    expect(result.changes().ledger).not.toHaveProperty('0.hands.a');
  });

  it('keeps in the ledger what an earlier action of the batch has put into a hand', () => {
    const a = actorOf(before, 'a');
    const refilled = { ...a, hand: { cleave: { price: { hit: 2 } } } };
    const result = new BatchResult('battle', before);

    result.resolved(action, resolutionOf({ a: refilled }));
    result.resolved(action, resolutionOf({ a: refilled }));

    expect(result.changes().ledger).toMatchObject([{ hands: {} }, { hands: { a: ['cleave'] } }]);
  });

  it('keeps in the ledger the hash of what the action left, which other hands leave as it is', () => {
    const a = actorOf(before, 'a');
    const hashOf = (after: ActorDocument, from = before): unknown => {
      const result = new BatchResult('battle', from);
      result.resolved(action, resolutionOf({ a: after }));
      const [entry] = result.changes().ledger;
      return entry?.type === 'action' ? entry.hash : null;
    };
    const hurt = { ...a, state: { ...a.state, hp: 1 } };

    expect(hashOf(hurt)).toMatch(/^[0-9a-f]{16}$/);
    expect(hashOf({ ...hurt })).toBe(hashOf(hurt));
    expect(hashOf({ ...hurt, hand: { cleave: { price: { hit: 2 } } } })).toBe(hashOf(hurt));
    expect(hashOf({ ...hurt, state: { ...hurt.state, hp: 2 } })).not.toBe(hashOf(hurt));
  });

  it('puts what failed to the dead letters, takes it from the queue, and gives the targets back', () => {
    const result = new BatchResult('battle', before);

    result.failed('the entry', action, new TypeError('broken'));

    expect(result.changes()).toEqual({
      taken: 1,
      steps: 0,
      actors: [],
      handAdditions: [],
      ledger: [],
      defeated: [],
      deadLetters: [
        {
          sid: 'battle',
          actionId: action.actionId,
          entry: 'the entry',
          error: { name: 'TypeError', message: 'broken' },
        },
      ],
      events: [{ type: 'action_failed', actionId: action.actionId, code: 'internal/error' }],
      returns: [
        ['a', 'b'],
        ['b', 'a'],
      ],
      fronts: [],
    });
    expect(result.state).toBe(before);
  });

  it.each<[unknown, string]>([
    [new CombatError('content/unknown-id', { id: 'secret' }, 'secret'), 'content/unknown-id'],
    [new InvalidActionError('secret'), 'storage/corrupt'],
    [new RangeError('secret'), 'internal/error'],
    ['secret', 'internal/error'],
  ])('tells of %p to players its code only', (error, code) => {
    const result = new BatchResult('battle', before);

    result.failed('the entry', action, error);

    expect(result.changes().events).toEqual([{ type: 'action_failed', actionId: action.actionId, code }]);
    expect(result.changes().deadLetters[0]?.error.message).toBe('secret');
  });

  it('puts the feints of what failed back into the hands', () => {
    const place = { price: { hit: 2 } };
    const feinted = { ...strike('a', 'b'), feintId: 'cleave', feintPlace: place };
    const result = new BatchResult('battle', before);

    result.failed('the entry', exchange(feinted, strike('b', 'a')), new Error('broken'));

    expect(result.changes().handAdditions).toEqual([{ cid: 'a', feintId: 'cleave', place }]);
  });

  it('keeps what could not even be read, and what was thrown without being an error', () => {
    const result = new BatchResult('battle', before);

    result.failed('garbage', null, 'thrown text');

    expect(result.changes()).toMatchObject({
      taken: 1,
      returns: [],
      deadLetters: [{ actionId: null, entry: 'garbage', error: { name: 'Error', message: 'thrown text' } }],
    });
  });

  it.each([
    ['a stranger', strike('a', 'ghost')],
    ['a stranger who strikes', strike('ghost', 'b')],
    ['an ally', strike('a', 'ally')],
    ['oneself', strike('a', 'a')],
    ['a name that every object has', strike('a', 'constructor')],
  ])('brings nobody into a queue who does not belong there: %s', (_title, move) => {
    const result = new BatchResult('battle', before);

    result.failed('the entry', exchange(move, null), new Error('broken'));

    expect(result.changes().returns).toEqual([]);
  });
});

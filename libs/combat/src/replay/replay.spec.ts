import fc from 'fast-check';
import { defaultPack } from '../content/default-pack.js';
import type { ActorDocument, LedgerEntry } from '../dto/index.js';
import { currentRules, type Rules } from '../pipeline/index.js';
import { formatHistory, type BattleHistory, type FinalState } from './history.js';
import { parseHistory } from './parse-history.js';
import { replay, type ReplayedAction } from './replay.js';
import { ConcurrentBattle } from './testing/concurrent-battle.js';

const rules: Rules = currentRules(defaultPack);
const run = (history: BattleHistory) => replay(history, rules);

/** A generator with a small state is random enough to choose by. */
function choices(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return below <= 0 ? 0 : (state >>> 8) % below;
  };
}
const battleOf = (seed: number, batches = 20): BattleHistory =>
  new ConcurrentBattle(choices(seed)).play(batches);
const finishedBattleOf = (seed: number, batches = 20): BattleHistory => {
  const battle = new ConcurrentBattle(choices(seed));
  battle.play(batches);
  return battle.end();
};

const sample = battleOf(7, 60);
type Action = Extract<LedgerEntry, { type: 'action' }>;
const isAction = (entry: LedgerEntry): entry is Action => entry.type === 'action';
const actions = sample.ledger.filter(isAction);

/** The sample with some entries of its ledger changed. */
const altered = (change: (entry: Action, position: number) => LedgerEntry): BattleHistory => {
  let position = -1;
  const ledger = sample.ledger.map((entry) => {
    if (!isAction(entry)) return entry;
    position += 1;
    return change(entry, position);
  });
  return { ...sample, ledger };
};
const withoutLog = ({ log: _log, ...history }: BattleHistory): BattleHistory => history;

describe('a replay', () => {
  it('comes out as the battle did, whatever was registered or joined while a batch was computed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const history = parseHistory(formatHistory(battleOf(seed)));
        const { compared, difference } = run(history);
        expect(difference).toBeNull();
        expect(compared).toBe(history.ledger.filter(isAction).length);
      }),
      { numRuns: 10 },
    );
  });

  it('knows what was set aside for feints when the battle ends over waiting moves', () => {
    let refunds = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const history = parseHistory(formatHistory(finishedBattleOf(seed)));
        refunds += history.log?.filter(({ type }) => type === 'feints_refunded').length ?? 0;
        expect(run(history).difference).toBeNull();
      }),
      { numRuns: 10 },
    );
    expect(refunds).toBeGreaterThan(0);
  });

  it('meets feints of every hand, forced strikes, newcomers seen late, items and deaths in the sample', () => {
    const forced = actions.filter(({ action }) => action.type === 'exchange' && action.isForced);
    expect(forced.some(({ action, hands }) => action.type === 'exchange' && hands[action.move.target])).toBe(
      true,
    );
    expect(actions.some(({ action }) => action.type === 'exchange' && action.move.feintId)).toBe(true);
    expect(actions.some(({ action }) => action.type === 'item')).toBe(true);
    let joined = 4;
    const late = sample.ledger.filter((entry) => {
      if (entry.type === 'join') joined += 1;
      return entry.type === 'action' && entry.present < joined;
    });
    expect(late.length).toBeGreaterThan(0);
    expect(sample.log?.some(({ type }) => type === 'defeated')).toBe(true);
  });

  it('tells of every action with the state before it and what came of it', () => {
    const told: ReplayedAction[] = [];
    const { state } = replay(sample, rules, (action) => told.push(action));
    expect(told.map(({ entry }) => entry)).toEqual(actions);
    expect(told.map(({ index }) => sample.ledger[index])).toEqual(actions);
    expect(told.map(({ before }) => before.step)).toEqual([
      0,
      ...told.slice(0, -1).map(({ resolution }) => resolution.state.step),
    ]);
    expect(told.at(-1)?.resolution.state.actors['a1']).toBe(state.actors['a1']);
  });

  it('mutates nothing of the history', () => {
    const before = formatHistory(sample);
    run(sample);
    expect(formatHistory(sample)).toBe(before);
  });

  it('gives the final state a hash of its own that hands do not touch', () => {
    expect(run(sample).hash).toMatch(/^[0-9a-f]{16}$/);
    const half = sample.ledger.slice(0, sample.ledger.length / 2);
    expect(run({ ...sample, ledger: half }).hash).not.toBe(run(sample).hash);
  });
});

describe('the first difference', () => {
  it('is the hash where nothing else tells it', () => {
    const wrong = withoutLog(altered((entry, i) => (i < 3 ? entry : { ...entry, hash: 'wrong' })));
    const { difference, compared } = run(wrong);
    expect(compared).toBe(3);
    expect(difference).toMatchObject({
      index: sample.ledger.indexOf(actions[3] as LedgerEntry),
      entry: { action: actions[3]?.action },
      path: 'hash',
      expected: 'wrong',
      found: actions[3]?.hash,
    });
    expect(difference?.changed.map(({ meta }: ActorDocument) => meta.cid)).toContain(
      actions[3]?.action.move.cid,
    );
  });

  it('is named by the event of the log where there is one', () => {
    const at = sample.log?.findIndex(({ type }) => type === 'strike') ?? -1;
    const log = sample.log?.map((entry, i) =>
      i === at && entry.type === 'strike' ? { ...entry, damage: 999 } : entry,
    );
    const { difference } = run({ ...sample, log: log ?? [] });
    expect(difference).toMatchObject({ path: expect.stringMatching(/^events\.\d+\.damage$/), expected: 999 });
    const other = run({ ...sample, genesis: { ...sample.genesis, seed: 'another' } });
    expect(other.difference?.path).toMatch(/^events\./);
  });

  it('is found where a hand was not as it was recorded', () => {
    const armed = actions.findIndex(({ hands }) => Object.keys(hands).length > 0);
    const wrong = altered((entry, i) => (i >= armed ? { ...entry, hands: {} } : entry));
    expect(run(withoutLog(wrong)).difference).toMatchObject({ path: 'hash' });
  });

  it('is the number of actors where a join is missing', () => {
    const ledger = sample.ledger.filter(({ type }) => type !== 'join');
    const { difference } = run({ ...sample, ledger });
    expect(difference).toMatchObject({ path: 'present', expected: 5, found: 4 });
  });

  it('is the error of an action that cannot be resolved', () => {
    const hands = { [actions[2]?.action.move.cid ?? '']: ['no_such_feint'] };
    const { difference, compared } = run(altered((entry, i) => (i === 2 ? { ...entry, hands } : entry)));
    expect(compared).toBe(2);
    expect(difference).toMatchObject({ path: 'error', found: expect.stringContaining('no_such_feint') });
  });

  it.each([
    ['a number of an actor', 'actors.a1.state.hp', { state: { hp: 12_345 } }],
    ['a count', 'actors.a1.xp.hit', { xp: { hit: 12_345 } }],
    ['an attribute', 'actors.a1.raw.attributes.strength', { raw: { attributes: { strength: 12_345 } } }],
    ['the price of a feint', 'actors.a1.hand.cleave.price', { hand: { cleave: { price: { hit: 99 } } } }],
  ])('is found in the final state: %s', (_, path, change) => {
    const { final } = sample;
    if (final === undefined) throw new Error('The sample has no final state.');
    const wrong = mergeDeep(final.actors['a1'], change) as ActorDocument;
    const { difference, compared } = run({
      ...sample,
      final: { ...final, actors: { ...final.actors, a1: wrong } },
    });
    expect(compared).toBe(actions.length);
    expect(difference).toMatchObject({ index: sample.ledger.length, entry: null });
    expect(difference?.path).toMatch(path);
  });

  it.each([
    ['step', { step: 1 }],
    ['actors', { actors: {} }],
    ['standing', { reason: 'last_team_standing', winner: 'nobody' }],
  ] as const)('is found in the final state: %s', (path, change) => {
    const finished = finishedBattleOf(7, 60);
    if (finished.final === undefined) throw new Error('The sample has no final state.');
    expect(run({ ...finished, final: { ...finished.final, ...change } }).difference?.path).toMatch(path);
  });

  it('is found where the price of a feint did not come back, or the feint stayed in the hand', () => {
    const finished = finishedBattleOf(7, 60);
    const refund = finished.log?.find((entry) => entry.type === 'feints_refunded');
    if (refund?.type !== 'feints_refunded' || finished.final === undefined)
      throw new Error('Nothing came back.');
    const { cid, feints, tokens } = refund;
    const [token = ''] = Object.keys(tokens);
    const actor = finished.final.actors[cid];
    const wrong = (change: unknown) => {
      const actors = { ...finished.final?.actors, [cid]: mergeDeep(actor, change) as ActorDocument };
      return run({ ...finished, final: { ...(finished.final as FinalState), actors } }).difference?.path;
    };
    expect(wrong({ state: { tokens: { [token]: 0 } } })).toBe(`actors.${cid}.state.tokens.${token}`);
    expect(wrong({ hand: { [feints[0] ?? '']: { price: tokens } } })).toMatch(`actors.${cid}.hand`);
  });
});

it('is refused under other rules, and told which version is needed', () => {
  const old = { ...sample, genesis: { ...sample.genesis, rulesVersion: 'rbc-0' } };
  expect(() => run(old)).toThrow(
    expect.objectContaining({ code: 'replay/other-rules', message: expect.stringContaining('rbc-0') }),
  );
});

function mergeDeep(value: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null) return change;
  const base = (typeof value === 'object' ? value : {}) as Readonly<Record<string, unknown>>;
  const merged = Object.entries(change).map(([key, part]): [string, unknown] => [
    key,
    mergeDeep(base[key], part),
  ]);
  return { ...base, ...Object.fromEntries(merged) };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFEATS, STRIKE_KINDS, type CombatEventType, type HandsAtTheEnd } from '../dto/index.js';
import {
  editionOf,
  KNOWN_RULES,
  pinnedRules,
  refundHands,
  RULES_VERSION,
  rulesVersionOf,
  type BattleState,
  type Edition,
} from '../pipeline/index.js';
import { formatHistory, rulesOf, type BattleHistory } from './history.js';
import { parseHistory } from './parse-history.js';
import { HistoryRecorder } from './recorder.js';
import { replay, type ReplayedAction } from './replay.js';
import { rulesId } from './rules-id.js';

const FOLDER = join(__dirname, 'golden');
const filesOf = (version: string) => readdirSync(join(FOLDER, version)).sort();
const read = (version: string, file: string) => readFileSync(join(FOLDER, version, file), 'utf8');
const historiesOf = memoize((version: string) =>
  filesOf(version).map((file) => [file, parseHistory(read(version, file))] as const),
);

/** They are large, and reading and checking them takes longer than fighting them. */
function memoize<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** The battle written down anew, from its replay. */
function recordedAgain({ genesis, pack, ledger, final, ...history }: BattleHistory): BattleHistory {
  const { sid, seed, actors, rulesVersion, settings } = genesis;
  const { limits } = settings;
  const recorder = new HistoryRecorder(sid, seed, pack, actors, { rulesVersion, limits });
  const rules = rulesOf({ pack, genesis });
  const replayed = new Map<number, ReplayedAction>();
  const states: BattleState[] = [];
  replay({ genesis, pack, ledger, ...history }, rules, (action) => {
    replayed.set(action.index, action);
    states.push(action.resolution.state);
  });
  for (const [index, entry] of ledger.entries()) {
    const action = replayed.get(index);
    if (entry.type === 'join') recorder.joined(entry.actor);
    else if (action !== undefined) recorder.resolved(entry.action, action.resolution, action.before);
  }
  const last = states.at(-1);
  if (last === undefined || final?.reason === undefined || final.reason === null)
    throw new Error('The battle has no end.');
  const { state, events } = refundHands(last, rules.edition);
  recorder.told(events);
  return recorder.history(state, { winner: final.winner, reason: final.reason });
}

const BY_ACTIONS: readonly CombatEventType[] = [
  ...(['exchange', 'strike', 'used', 'healed', 'tokens_gained', 'defeated', 'chaos', 'manoeuvred'] as const),
  ...(['effect_applied', 'effect_ticked', 'effect_expired', 'effect_removed'] as const),
  ...(['move_cancelled', 'refused', 'limit_reached', 'log_cut'] as const),
];
/** All events that the rules have. */
const TOLD_BY_RULES: Readonly<Record<HandsAtTheEnd, readonly CombatEventType[]>> = {
  kept: BY_ACTIONS,
  refunded: [...BY_ACTIONS, 'feints_refunded'],
};
const valueOf = (entry: object, property: string): unknown =>
  Object.entries(entry).find(([name]) => name === property)?.[1];

// If these fail because the rules do something else now, that needs a version of its own: docs/replay.md, "Versions". Files
// of older versions stay as they are.
describe.each(KNOWN_RULES)('the golden battles of %s', (version) => {
  const edition = editionOf(version);

  it('are those that are recorded', () => {
    const since = edition.killedBy === 'last_hp' ? ['three-sides', 'two-blades'] : [];
    expect(filesOf(version)).toEqual(
      ['duel', 'hot-join', 'melee', 'pageant', 'skirmish', ...since].map((name) => `${name}.json`),
    );
  });

  it('show each thing that the version changes', () => {
    const before = KNOWN_RULES[KNOWN_RULES.indexOf(version) - 1];
    const older = before === undefined ? edition : editionOf(before);
    const changed = (Object.keys(edition) as (keyof Edition)[]).filter(
      (name) => edition[name] !== older[name],
    );
    const shown = changed.filter((name) =>
      historiesOf(version).some(([, history]) => {
        const rules = rulesOf(history);
        const mixed = { ...rules, edition: { ...edition, [name]: older[name] } };
        return replay(history, mixed).difference !== null;
      }),
    );
    expect(shown).toEqual(changed);
  });

  it.each(filesOf(version))('come out byte for byte: %s', (file) => {
    const history = new Map(historiesOf(version)).get(file);
    if (history === undefined) throw new Error('There is no such file.');
    expect(replay(history, rulesOf(history)).difference).toBeNull();
    expect(formatHistory(recordedAgain(history))).toBe(read(version, file));
  });

  it('give the version its id', () => {
    const histories = historiesOf(version).map(([, history]) => history);
    const { title, changes } = rulesVersionOf(version);
    expect(`${title}: ${version}`).toBe(`${title}: ${rulesId(changes, histories)}`);
  });

  it('are no golden battles of any other version', () => {
    for (const other of KNOWN_RULES.filter((each) => each !== version)) {
      const differences = historiesOf(version).map(([, { genesis, ...history }]) => {
        const foreign = { ...history, genesis: { ...genesis, ...pinnedRules(other) } };
        return replay(foreign, rulesOf(foreign)).difference;
      });
      expect(differences).not.toEqual(differences.map(() => null));
    }
  });

  it('show what the rules do', () => {
    const log = historiesOf(version).flatMap(([, history]) => history.log ?? []);
    const met = (type: CombatEventType, property: string) =>
      new Set(log.filter((entry) => entry.type === type).map((entry) => valueOf(entry, property)));
    expect(new Set(log.map(({ type }) => type))).toEqual(new Set(TOLD_BY_RULES[edition.handsAtTheEnd]));
    expect(met('strike', 'kind')).toEqual(new Set(STRIKE_KINDS));
    expect(met('strike', 'outcome')).toEqual(new Set(['miss', 'dodge', 'parry', 'block', 'hit']));
    expect(met('strike', 'isCritical')).toEqual(new Set([true, false]));
    expect(met('defeated', 'how')).toEqual(new Set(DEFEATS));
    expect(met('limit_reached', 'limit')).toEqual(new Set(['waves', 'targets', 'effects']));
    expect(met('strike', 'feintId').size).toBeGreaterThan(12);
    expect(met('used', 'by').size).toBeGreaterThan(20);
    expect(met('effect_applied', 'effectId').size).toBeGreaterThan(15);
  });
});

it('every version that this build knows has golden battles, the newest included', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...KNOWN_RULES].sort());
  expect(KNOWN_RULES.at(-1)).toBe(RULES_VERSION);
});

it('every golden battle stands in the folder of its rules', () => {
  for (const version of readdirSync(FOLDER)) {
    for (const file of filesOf(version)) {
      expect(JSON.parse(read(version, file))).toMatchObject({ genesis: pinnedRules(version) });
    }
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  KNOWN_RULES,
  pinnedRules,
  refundHands,
  RULES_VERSION,
  rulesVersionOf,
  type BattleState,
} from '../pipeline/index.js';
import { formatHistory, rulesOf, type BattleHistory } from './history.js';
import { parseHistory } from './parse-history.js';
import { HistoryRecorder } from './recorder.js';
import { replay, type ReplayedAction } from './replay.js';
import { rulesId } from './rules-id.js';

const FOLDER = join(__dirname, 'golden');
const filesOf = (version: string) => readdirSync(join(FOLDER, version)).sort();
const read = (version: string, file: string) => readFileSync(join(FOLDER, version, file), 'utf8');

/** The battle written down anew, from its replay. */
function recordedAgain({ genesis, pack, ledger, final, ...history }: BattleHistory): BattleHistory {
  const { sid, seed, actors, rulesVersion } = genesis;
  const recorder = new HistoryRecorder(sid, seed, pack, actors, rulesVersion);
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

// If these fail because the rules do something else now, that needs a version of its own: docs/replay.md, "Versions". Files
// of older versions stay as they are.
describe.each(KNOWN_RULES)('the golden battles of %s', (version) => {
  it.each(['duel.json', 'hot-join.json', 'skirmish.json'])('come out byte for byte: %s', (file) => {
    const history = parseHistory(read(version, file));
    expect(replay(history, rulesOf(history)).difference).toBeNull();
    expect(formatHistory(recordedAgain(history))).toBe(read(version, file));
  });

  it('give the version its id', () => {
    const histories = filesOf(version).map((file) => parseHistory(read(version, file)));
    const { title, changes } = rulesVersionOf(version);
    expect(`${title}: ${version}`).toBe(`${title}: ${rulesId(changes, histories)}`);
  });

  it('are no golden battles of any other version', () => {
    for (const other of KNOWN_RULES.filter((each) => each !== version)) {
      const differences = filesOf(version).map((file) => {
        const { genesis, ...history } = parseHistory(read(version, file));
        const foreign = { ...history, genesis: { ...genesis, ...pinnedRules(other) } };
        return replay(foreign, rulesOf(foreign)).difference;
      });
      expect(differences).not.toEqual(differences.map(() => null));
    }
  });

  it('show most of the rules', () => {
    const histories = filesOf(version).map((file) => parseHistory(read(version, file)));
    const met = new Set(
      histories.flatMap(({ log = [], ledger }) => [
        ...log.map(({ type }) => type),
        ...log.flatMap((entry) => (entry.type === 'strike' ? [`${entry.kind} strike`, entry.outcome] : [])),
        ...log.flatMap((entry) => (entry.type === 'strike' && entry.feintId !== undefined ? ['feint'] : [])),
        ...log.flatMap((entry) => (entry.type === 'strike' && entry.isCritical ? ['critical'] : [])),
        ...ledger.map((entry) => (entry.type === 'action' ? `${entry.action.type} action` : 'join')),
      ]),
    );
    expect([...met]).toEqual(
      expect.arrayContaining([
        ...['exchange action', 'item action', 'instant action', 'join'],
        ...['exchange strike', 'forced strike', 'counter strike', 'feint', 'critical'],
        ...['miss', 'dodge', 'parry', 'block', 'hit'],
        ...['effect_applied', 'effect_ticked', 'effect_expired', 'tokens_gained', 'used', 'defeated'],
      ]),
    );
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

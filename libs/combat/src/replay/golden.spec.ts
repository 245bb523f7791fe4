import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_VERSION } from '../pipeline/index.js';
import { formatHistory, rulesOf, type BattleHistory } from './history.js';
import { parseHistory } from './parse-history.js';
import { HistoryRecorder } from './recorder.js';
import { replay, type ReplayedAction } from './replay.js';

const FOLDER = join(__dirname, 'golden');
const filesOf = (version: string) => readdirSync(join(FOLDER, version)).sort();
const read = (version: string, file: string) => readFileSync(join(FOLDER, version, file), 'utf8');
const current = (file: string) => read(RULES_VERSION, file);

/** The battle written down anew, from its replay. */
function recordedAgain({ genesis, pack, ledger, final, ...history }: BattleHistory): BattleHistory {
  const recorder = new HistoryRecorder(genesis.sid, genesis.seed, pack, genesis.actors);
  const replayed = new Map<number, ReplayedAction>();
  const { state } = replay({ genesis, pack, ledger, ...history }, rulesOf({ pack, genesis }), (action) =>
    replayed.set(action.index, action),
  );
  for (const [index, entry] of ledger.entries()) {
    const action = replayed.get(index);
    if (entry.type === 'join') recorder.joined(entry.actor);
    else if (action !== undefined) recorder.resolved(entry.action, action.resolution, action.before);
  }
  if (final?.reason === undefined || final.reason === null) throw new Error('The battle has no end.');
  return recorder.history(state, { winner: final.winner, reason: final.reason });
}

// If these fail because the rules are others now, they need another version and battles recorded under it:
// `npm run replay -- --record`. Files of older versions stay as they are.
describe(`the golden battles of ${RULES_VERSION}`, () => {
  it.each(['duel.json', 'hot-join.json', 'skirmish.json'])('come out byte for byte: %s', (file) => {
    const history = parseHistory(current(file));
    expect(replay(history, rulesOf(history)).difference).toBeNull();
    expect(formatHistory(recordedAgain(history))).toBe(current(file));
  });

  it('show most of the rules', () => {
    const histories = filesOf(RULES_VERSION).map((file) => parseHistory(current(file)));
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

it('every golden battle stands in the folder of its rules', () => {
  for (const version of readdirSync(FOLDER)) {
    for (const file of filesOf(version)) {
      expect(JSON.parse(read(version, file))).toMatchObject({ genesis: { rulesVersion: version } });
    }
  }
});

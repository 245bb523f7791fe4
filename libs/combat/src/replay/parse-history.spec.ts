import { defaultPack } from '../content/default-pack.js';
import { CombatError } from '../dto/index.js';
import { formatHistory, type BattleHistory } from './history.js';
import { parseHistory } from './parse-history.js';
import { HistoryRecorder } from './recorder.js';
import { fighter } from './testing/concurrent-battle.js';

const [a, b] = [fighter('a', 'red'), fighter('b', 'blue')];
const recorder = new HistoryRecorder('battle', 'seed', defaultPack, [a, b]);
recorder.joined(fighter('c', 'blue'));
const history = recorder.history({ step: 0, actors: { a, b } }, null);
const { genesis } = history;

function refusalOf(source: string): CombatError {
  try {
    parseHistory(source);
  } catch (error) {
    if (error instanceof CombatError) return error;
    throw error;
  }
  throw new Error('The history was accepted.');
}
const altered = (change: object) => JSON.stringify({ ...history, ...change });

describe('a history in a file', () => {
  it('is what was written', () => {
    expect(parseHistory(formatHistory(history))).toEqual(JSON.parse(JSON.stringify(history)));
  });

  it('needs neither a log nor a final state', () => {
    const { log: _log, final: _final, ...rest } = history;
    const bare: BattleHistory = rest;
    expect(parseHistory(formatHistory(bare))).toEqual(JSON.parse(JSON.stringify(bare)));
  });

  it.each<[string, string, string]>([
    ['no JSON', '{"format":', 'The file'],
    ['a list', '[]', 'must be object'],
    ['nothing', '{}', "must have required property 'format'"],
    ['another format', altered({ format: 2 }), '"format": must be equal to constant: 1'],
    ['no ledger', altered({ ledger: undefined }), "must have required property 'ledger'"],
    ['an unknown entry', altered({ ledger: [{ type: 'pause' }] }), '"ledger.0"'],
    [
      'an action of no known type',
      altered({ ledger: [{ type: 'action', action: { type: 'sing' }, hands: {}, hash: '', present: 2 }] }),
      '"ledger.0.action"',
    ],
    [
      'a strike without a target',
      altered({
        ledger: [
          {
            type: 'action',
            hands: {},
            hash: '',
            present: 2,
            action: {
              actionId: 'x',
              type: 'exchange',
              isForced: true,
              partnerMove: null,
              move: { moveId: 'm', cid: 'a', strategy: 'exchange' },
            },
          },
        ],
      }),
      `"ledger.0.action.move": must have required property 'target'`,
    ],
    [
      'an actor with a broken number',
      altered({ genesis: { ...genesis, actors: [{ ...a, state: { ...a.state, hp: '7' } }] } }),
      '"genesis.actors.0.state.hp": must be integer',
    ],
    [
      'an actor twice',
      altered({ genesis: { ...genesis, actors: [a, b, a] } }),
      'a comes into the battle twice',
    ],
    ['another pack', altered({ pack: { ...defaultPack, version: '0' } }), genesis.contentId],
  ])('is refused if it is %s', (_, source, fault) => {
    const { code, message } = refusalOf(source);
    expect(code).toBe('replay/invalid');
    expect(message).toContain(fault);
  });

  it('of other rules is not judged any further', () => {
    const old = JSON.stringify({ genesis: { rulesVersion: 'rbc-0' }, ledger: 'in another shape' });
    expect(refusalOf(old)).toMatchObject({ code: 'replay/other-rules', details: { needed: 'rbc-0' } });
  });
});

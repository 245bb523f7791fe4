import { createActor } from '../content/create-actor.js';
import { defaultPack } from '../content/default-pack.js';
import type { BattleHistory } from './history.js';
import { HistoryRecorder } from './recorder.js';
import { rulesId } from './rules-id.js';

const actors = [createActor(defaultPack, { cid: 'a', team: 'red', kind: 'bot', template: 'warrior' })];
const state = { step: 0, actors: {} };
const battle = (sid: string) =>
  new HistoryRecorder(sid, 'seed', defaultPack, actors).history(state, {
    winner: 'red',
    reason: 'stalemate',
  });
const renamed = ({ genesis, ...history }: BattleHistory, rulesVersion: string): BattleHistory => ({
  ...history,
  genesis: { ...genesis, rulesVersion },
});

const [one, two] = [battle('one'), battle('two')];
const id = rulesId({}, [one, two]);

describe('the id of rules', () => {
  it('is short enough to be read out', () => {
    expect(id).toMatch(/^rbc-[0-9a-f]{12}$/);
  });

  it('does not hang on the name under which its battles were fought, nor on their order', () => {
    expect(rulesId({}, [renamed(two, 'rbc-next'), renamed(one, 'rbc-next')])).toBe(id);
  });

  it('does not hang on what the rules do not read of a genesis', () => {
    const later = { ...one, genesis: { ...one.genesis, mode: 'raid', isOfAnotherTime: true } };
    expect(rulesId({}, [later, two])).toBe(id);
  });

  it('is another one where a limit is', () => {
    const { settings } = one.genesis;
    const limits = { ...settings.limits, maxWaves: 7 };
    const other = { ...one, genesis: { ...one.genesis, settings: { ...settings, limits } } };
    expect(rulesId({}, [other, two])).not.toBe(id);
  });

  it('does not hang on the order in which changes are written', () => {
    expect(rulesId({ handsAtTheEnd: 'kept', openZones: 'unguarded' }, [one])).toBe(
      rulesId({ openZones: 'unguarded', handsAtTheEnd: 'kept' }, [one]),
    );
  });

  it('is another one for other changes, for another outcome, and for other battles', () => {
    const another = { ...one, final: { ...one.final, step: 1 } } as BattleHistory;
    const others = [
      rulesId({ openZones: 'unguarded' }, [one, two]),
      rulesId({}, [another, two]),
      rulesId({}, [one]),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});

import { type AiTurnRequest, MOVE_ID_PATTERN, ZONES } from '@melee/combat/dto';
import { chooseMoves } from './choose-moves.js';

const request = (more: Partial<AiTurnRequest> = {}): AiTurnRequest => ({
  sid: 'battle',
  cid: 'bot',
  missingTargets: ['p', 'q'],
  askId: 7,
  seed: 'seed',
  ...more,
});

describe('chooseMoves', () => {
  it('strikes once at every enemy that was named', () => {
    const moves = chooseMoves(request());

    expect(moves.map(({ cid, strategy, target }) => [cid, strategy, target])).toEqual([
      ['bot', 'exchange', 'p'],
      ['bot', 'exchange', 'q'],
    ]);
  });

  it('makes the same moves of the same request', () => {
    expect(chooseMoves(request())).toEqual(chooseMoves(request()));
  });

  it('gives every move an id of its own, for every request of every bot', () => {
    const requests = [request(), request({ askId: 8 }), request({ cid: 'other' })];
    const ids = requests.flatMap((each) => chooseMoves(each).map(({ moveId }) => moveId));

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('makes ids that may be registered, however long those of the actors are', () => {
    const long = 'x'.repeat(48);

    const [move] = chooseMoves(
      request({ cid: long, missingTargets: [long], askId: Number.MAX_SAFE_INTEGER }),
    );

    expect(move?.moveId).toMatch(MOVE_ID_PATTERN);
  });

  it('chooses zones by the seed, every one of them now and then', () => {
    const choices = Array.from({ length: 100 }, (_, i) => chooseMoves(request({ seed: String(i) }))).flat();

    expect(new Set(choices.map(({ attackZone }) => attackZone))).toEqual(new Set(ZONES));
    expect(new Set(choices.map(({ blockZone }) => blockZone))).toEqual(new Set(ZONES));
    const isSame = choices.map(({ attackZone, blockZone }) => attackZone === blockZone);
    expect(new Set(isSame)).toEqual(new Set([true, false]));
  });

  it('declares nothing where nobody was named', () => {
    expect(chooseMoves(request({ missingTargets: [] }))).toEqual([]);
  });
});

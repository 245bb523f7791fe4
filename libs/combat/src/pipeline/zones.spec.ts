import type { ActorDocument, Zone } from '../dto/index.js';
import {
  battle,
  eventsOf,
  exchange,
  fighter,
  missRolls,
  resolve,
  rules,
  strikeMove,
  strikeRolls,
  under,
} from './testing/fixtures.js';

const A = '0/exchange/a>b';
const B = '0/exchange/b>a';
const AVERAGE = 14;
/** (9 + 10) × 1.1 − 5 */
const TENTH_MORE = 15;

const move = (zone: { attackZone?: Zone; blockZone?: Zone }) => strikeMove('a', 'b', zone);
const answer = (zone: { attackZone?: Zone; blockZone?: Zone } = {}) => strikeMove('b', 'a', zone);
const bothHit = { ...strikeRolls(A), ...missRolls(B) };
const shielded = fighter('b', { loadout: { offHand: 'round_shield' } });

function damageAt(
  attackZone: Zone | undefined,
  blockZone: Zone | undefined,
  edition = rules.edition,
  defender: ActorDocument = fighter('b'),
): number | undefined {
  const action = exchange(
    move(attackZone === undefined ? {} : { attackZone }),
    answer(blockZone === undefined ? {} : { blockZone }),
  );
  const result = resolve(battle(fighter('a'), defender), action, bothHit, { ...rules, edition });
  return eventsOf(result, 'strike').find(({ source }) => source === 'a')?.damage;
}

describe('zones', () => {
  it('that are guarded block better', () => {
    const guarded = exchange(move({ attackZone: 'chest' }), answer({ blockZone: 'chest' }));
    const rolls = { ...strikeRolls(A), [`${A}/block`]: 4499, [`${A}/counter`]: 9999, ...missRolls(B) };
    const result = resolve(battle(fighter('a'), shielded), guarded, rolls);
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ outcome: 'block' });
  });

  it.each([
    ['another one is guarded', 'chest', 'head', TENTH_MORE],
    ['none is guarded', 'chest', undefined, TENTH_MORE],
    ['it is guarded itself, shield or not', 'chest', 'chest', AVERAGE],
    ['the strike is aimed at none', undefined, 'head', AVERAGE],
    ['nobody names one', undefined, undefined, AVERAGE],
  ] as const)('are open, which takes a tenth more, unless guarded: %s', (_title, struck, guarded, damage) => {
    expect(damageAt(struck, guarded)).toBe(damage);
  });

  it('make guarding one never worse than guarding none', () => {
    for (const struck of ['head', 'chest', 'belly', 'legs', undefined] as const) {
      expect(damageAt(struck, 'chest')).toBeLessThanOrEqual(damageAt(struck, undefined) ?? 0);
    }
  });

  it('are open only beside a guarded one under the rules that had it so', () => {
    const older = { ...rules.edition, openZones: 'beside_guarded' } as const;
    expect(damageAt('chest', undefined, older)).toBe(AVERAGE);
    expect(damageAt('chest', 'head', older)).toBe(TENTH_MORE);
  });

  it('are guarded by nobody who cannot act', () => {
    const action = exchange(move({ attackZone: 'chest' }), answer({ blockZone: 'chest' }));
    const rolls = strikeRolls(A, { evasion: undefined, parry: undefined });
    const result = resolve(battle(fighter('a'), under(fighter('b'), 'stunned')), action, rolls);
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ damage: TENTH_MORE });
  });

  it('are guarded by nobody who does not answer', () => {
    const rolls = strikeRolls('0/forced/a>b', { evasion: undefined, parry: undefined });
    const result = resolve(
      battle(fighter('a'), shielded),
      exchange(move({ attackZone: 'belly' }), null),
      rolls,
    );
    expect(eventsOf(result, 'strike')[0]).toMatchObject({ damage: TENTH_MORE });
  });
});

import type { TargetSpec } from '@melee/combat/dto';
import { resolveTargets } from './resolve-targets.js';
import { metaOf } from './testing/snapshots.js';

const TEAMS = { red: ['a', 'a2', 'a3'], blue: ['b', 'b2'], green: ['g', 'g2'] };
const resolve = (spec: TargetSpec, dead: readonly string[] = [], moveId = 'move', seed = 'seed') =>
  resolveTargets(metaOf({ teams: TEAMS, dead, seed }), {
    moveId,
    cid: 'a',
    strategy: 'item',
    itemId: 'bomb',
    targets: spec,
  });

describe('resolveTargets', () => {
  it.each<[string, TargetSpec, string[]]>([
    ['self', 'self', ['a']],
    ['all enemies, of every other team', 'all_enemies', ['b', 'b2', 'g', 'g2']],
    ['all allies, the caster included', 'all_allies', ['a', 'a2', 'a3']],
    ['one id', 'g', ['g']],
    ['a list in its own order', ['g', 'a2', 'b'], ['g', 'a2', 'b']],
    ['a list that names somebody twice', ['b', 'b', 'a'], ['b', 'a']],
    ['an unknown id', 'nobody', []],
    ['a list with an unknown id', ['nobody', 'b'], ['b']],
    ['a word that only looks like a choice', 'random_enemy_x', []],
  ])('%s', (_title, spec, targets) => {
    expect(resolve(spec)).toEqual(targets);
  });

  it.each<[string, TargetSpec, string[]]>([
    ['self', 'self', []],
    ['all enemies', 'all_enemies', ['b', 'g2']],
    ['all allies', 'all_allies', ['a3']],
    ['one id', 'g', []],
    ['a list', ['g', 'a2', 'b'], ['b']],
    ['a random choice of all', 'random_enemy_9', ['b', 'g2']],
  ])('leaves the dead out of %s', (_title, spec, targets) => {
    expect(resolve(spec, ['a', 'a2', 'b2', 'g']).toSorted()).toEqual(targets);
  });

  it('draws as many enemies as asked for, none twice', () => {
    for (let i = 0; i < 50; i += 1) {
      const drawn = resolve('random_enemy_3', [], `move ${String(i)}`);
      expect(new Set(drawn).size).toBe(3);
      expect(['b', 'b2', 'g', 'g2']).toEqual(expect.arrayContaining([...drawn]));
    }
  });

  it('draws the same for the same seed and move, and not always the same for others', () => {
    const draws = (seed: string) =>
      Array.from({ length: 20 }, (_, i) => resolve('random_enemy_2', [], `move ${String(i)}`, seed).join());

    expect(draws('one')).toEqual(draws('one'));
    expect(draws('one')).not.toEqual(draws('two'));
    expect(new Set(draws('one')).size).toBeGreaterThan(3);
  });

  it('draws no enemy where none is asked for', () => {
    expect(resolve('random_enemy_0')).toEqual([]);
  });
});

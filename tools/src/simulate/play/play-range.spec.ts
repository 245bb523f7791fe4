import { defaultPack, type ContentPack } from '@melee/combat/content';
import fc from 'fast-check';
import { summarize } from '../report/summarize.js';
import { mergeInto } from '../tally/merge.js';
import { exampleFiles, exampleJob } from '../testing/examples.js';
import { nothingPlayed, playRange } from './play-range.js';

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);

describe('playRange', () => {
  it.each(exampleFiles())('plays %s: every battle ends, and every actor is told of', (name) => {
    const { job, groups } = exampleJob(name);
    const battles = 2 * job.variant.lineups.length;
    const { tally } = playRange(job, { from: 0, to: battles });
    expect(tally.battles).toBe(battles);
    expect(sum(tally.lengths.values())).toBe(battles);
    expect(tally.reasons.has('too_long')).toBe(false);
    const fielded = job.variant.lineups.flatMap(({ actors }) => actors).length * 2;
    expect(sum([...tally.groups.values()].map((group) => group.fielded))).toBe(fielded);
    const { groups: told } = summarize(tally, groups);
    for (const { fielded: all, survivalRate, defeatedBy } of told) {
      const survived = Math.round(survivalRate.value * all);
      expect(survived + sum(Object.values(defeatedBy))).toBe(all);
    }
  });

  it('counts the same whatever the parts in which the battles are played', () => {
    const { job } = exampleJob('duel.yaml');
    const battles = 12;
    const whole = playRange(job, { from: 0, to: battles });
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: battles - 1 }), { maxLength: 4 }), (cuts) => {
        const ends = [...cuts.sort((one, other) => one - other), battles];
        const merged = nothingPlayed(job);
        ends
          .map((to, index) => playRange(job, { from: ends[index - 1] ?? 0, to }))
          .reverse()
          .forEach((part) => mergeInto(merged, part));
        expect(merged).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });

  it('plays other battles with another seed', () => {
    const range = { from: 0, to: 5 };
    const [one, other] = [exampleJob('duel.yaml', 'one'), exampleJob('duel.yaml', 'other')];
    expect(playRange(one.job, range)).not.toEqual(playRange(other.job, range));
  });

  it('draws and uses feints, never more of them than it has drawn', () => {
    const { job } = exampleJob('duel.yaml');
    const { feints } = playRange(job, { from: 0, to: 10 }).tally;
    expect(sum([...feints.values()].map(({ used }) => used))).toBeGreaterThan(0);
    for (const { drawn, used } of feints.values()) expect(used).toBeLessThanOrEqual(drawn);
  });

  it('breaks a battle off at the most exchanges that the scenario allows', () => {
    const { job } = exampleJob('duel.yaml');
    const { tally } = playRange({ ...job, maxSteps: 3 }, { from: 0, to: 4 });
    expect(tally.reasons).toEqual(new Map([['too_long', 4]]));
    expect([...tally.matchups.values()].map(({ draws }) => draws)).toEqual([4]);
  });
});

describe('playRange under two packs', () => {
  it('finds no difference between a pack and itself', () => {
    const { job } = exampleJob('duel.yaml');
    const { tally, other, paired } = playRange({ ...job, other: job.variant }, { from: 0, to: 8 });
    expect(other).toEqual(tally);
    expect(paired?.lengths).toEqual({ pairs: 8, sum: 0, sumOfSquares: 0 });
    for (const { onlyFirst, onlySecond } of paired?.wins.values() ?? []) {
      expect([onlyFirst, onlySecond]).toEqual([0, 0]);
    }
  });

  it('sees who gains by a stronger weapon', () => {
    const { job } = exampleJob('duel.yaml');
    const { halberd } = defaultPack.weapons;
    if (halberd === undefined) throw new Error('The default pack has no halberd.');
    const damage = { ...halberd.damage, base: halberd.damage.base + 30 };
    const pack: ContentPack = {
      ...defaultPack,
      weapons: { ...defaultPack.weapons, halberd: { ...halberd, damage } },
    };
    const { paired } = playRange({ ...job, other: { ...job.variant, pack } }, { from: 0, to: 30 });
    const red = paired?.wins.get('red');
    expect(red?.onlySecond).toBeGreaterThan(5);
    expect(red?.onlyFirst).toBe(0);
    expect(paired?.lengths.sum).toBeLessThan(0);
  });
});

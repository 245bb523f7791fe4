import { mergeInto } from './merge.js';
import { add, emptyTally, entryOf, noSource } from './tally.js';

function tallyOf(damage: number, lengths: readonly number[]) {
  const tally = emptyTally();
  tally.battles = lengths.length;
  entryOf(tally.sources, 'weapon/sword', noSource).damage = damage;
  for (const length of lengths) add(tally.lengths, length);
  return tally;
}

describe('mergeInto', () => {
  it('adds the numbers at the same places and takes over the others', () => {
    const whole = tallyOf(10, [3, 5]);
    const part = tallyOf(7, [5, 8, 8]);
    entryOf(part.sources, 'item/bomb', noSource).uses = 2;
    mergeInto(whole, part);
    expect(whole.battles).toBe(5);
    expect(whole.sources.get('weapon/sword')?.damage).toBe(17);
    expect(whole.sources.get('item/bomb')?.uses).toBe(2);
    expect(whole.lengths).toEqual(
      new Map([
        [3, 1],
        [5, 2],
        [8, 2],
      ]),
    );
  });

  it('leaves the part as it was, also when the whole grows on', () => {
    const [whole, part] = [emptyTally(), tallyOf(7, [4])];
    mergeInto(whole, part);
    mergeInto(whole, part);
    expect(part).toEqual(tallyOf(7, [4]));
    expect(whole.sources.get('weapon/sword')?.damage).toBe(14);
  });
});

import { KnownTexts } from './known-texts.js';

describe('KnownTexts', () => {
  it('gives the same object for the same text', () => {
    const texts = new KnownTexts();
    expect(texts.parse('{"a":[1]}')).toEqual({ a: [1] });
    expect(texts.parse('{"a":[1]}')).toBe(texts.parse('{"a":[1]}'));
  });

  it('stays right when it has seen more texts than it remembers', () => {
    const texts = new KnownTexts();
    for (let i = 0; i < 25_000; i += 1) expect(texts.parse(`[${String(i)}]`)).toEqual([i]);
    expect(texts.parse('[0]')).toEqual([0]);
  });
});

import { createActor, defaultPack } from '@melee/combat/content';
import type { ExchangeMove } from '@melee/combat/dto';
import { returnedFeint } from './returned-feint.js';

const a = createActor(defaultPack, { cid: 'a', team: 'red', kind: 'player', template: 'warrior' });
const feintPlace = { price: { hit: 2 } };
const strike = (more: object): ExchangeMove => ({
  moveId: 'm',
  cid: 'a',
  strategy: 'exchange',
  target: 'b',
  seq: 1,
  registeredAt: 1,
  deadline: 1,
  ...more,
});

describe('the feint of a failed strike', () => {
  it('returns to its place', () => {
    expect(returnedFeint(strike({ feintId: 'cleave', feintPlace }), { a })).toEqual({
      cid: 'a',
      feintId: 'cleave',
      place: feintPlace,
    });
  });

  it('is none if the strike named none', () => {
    expect(returnedFeint(strike({}), { a })).toBeNull();
  });

  it.each<[string, object]>([
    ['somebody unknown', { cid: 'ghost' }],
    ['something that every object has', { cid: 'constructor' }],
    ['an id that is none', { feintId: 'a":{}' }],
    ['an id that is no text', { feintId: 7 }],
    ['no place', { feintPlace: undefined }],
    ['a place that is null', { feintPlace: null }],
    ['a place without a price', { feintPlace: {} }],
    ['an unknown token', { feintPlace: { price: { gold: 1 } } }],
    ['a negative price', { feintPlace: { price: { hit: -1 } } }],
    ['a price in a text', { feintPlace: { price: { hit: '1"' } } }],
  ])('does not return with %s', (_title, more) => {
    expect(returnedFeint(strike({ feintId: 'cleave', feintPlace, ...more }), { a })).toBeNull();
  });
});

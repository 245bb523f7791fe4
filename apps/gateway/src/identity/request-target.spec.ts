import { targetOf } from './request-target.js';

describe('targetOf', () => {
  it('finds the battle and the actor in the path and in the body', () => {
    expect(targetOf({ battleId: 'b1', cid: 'hero' }, undefined)).toEqual({
      battleId: 'b1',
      actors: ['hero'],
    });
    expect(targetOf({ battleId: 'b1' }, { cid: 'hero' })).toEqual({ battleId: 'b1', actors: ['hero'] });
    expect(targetOf({}, { battleId: 'b1', actors: [{ cid: 'hero' }] })).toEqual({
      battleId: 'b1',
      actors: [],
    });
  });

  it('believes the path more than the body, and asks for all actors that are named anywhere', () => {
    const body = { battleId: 'b2', cid: 'orc', moves: [{ cid: 'imp' }, { cid: 'elf' }] };
    expect(targetOf({ battleId: 'b1', cid: 'hero' }, body)).toEqual({
      battleId: 'b1',
      actors: ['hero', 'orc', 'imp', 'elf'],
    });
  });

  it.each([[null], ['text'], [[]], [{ battleId: 7, cid: {}, moves: 'none' }], [{ moves: [null, 'x', {}] }]])(
    'finds nothing in %j',
    (body) => {
      expect(targetOf({}, body)).toEqual({ battleId: undefined, actors: [] });
    },
  );

  it('does not take what every object has for a value of the request', () => {
    expect(targetOf(Object.create({ battleId: 'b1', cid: 'hero' }))).toEqual({
      battleId: undefined,
      actors: [],
    });
  });
});

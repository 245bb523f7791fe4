import { bearerToken, takeQueryToken } from './bearer-token.js';

describe('bearerToken', () => {
  it.each([
    ['Bearer a.b-c_d', 'a.b-c_d'],
    ['bearer  a.b', 'a.b'],
    ['Basic dXNlcg==', undefined],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});

describe('takeQueryToken', () => {
  it('leaves a query without the token that it had', () => {
    const query = { after: '3', access_token: 'a.b' };
    expect(takeQueryToken(query)).toBe('a.b');
    expect(query).toEqual({ after: '3' });
  });

  it('takes several tokens for none', () => {
    const query = { access_token: ['a', 'b'] };
    expect(takeQueryToken(query)).toBeUndefined();
    expect(query).toEqual({});
  });
});

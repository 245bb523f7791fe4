import { NotFoundException } from '@nestjs/common';
import { CombatError } from '@melee/combat/dto';
import { problemOf } from './problem.js';
import { RequestError } from './request-error.js';

const fastifyError = (statusCode: number) => Object.assign(new Error('refused'), { statusCode });
const errno = (code: string) => Object.assign(new Error(`connect ${code}`), { code });
const named = (name: string) => Object.assign(new Error('secret'), { name });

describe('problemOf', () => {
  it.each([
    [new CombatError('session/not-found', { sid: 's' }), 404, 'session/not-found'],
    [new CombatError('move/too-many'), 429, 'move/too-many'],
    [new CombatError('content/unknown-id'), 422, 'content/unknown-id'],
    [new RequestError([{ path: 'cid', message: 'wrong' }]), 400, 'request/invalid'],
    [new NotFoundException(), 404, 'request/unknown-route'],
    [fastifyError(413), 413, 'request/too-large'],
    [fastifyError(415), 415, 'request/unsupported-media-type'],
    [fastifyError(418), 418, 'request/refused'],
    [named('MaxRetriesPerRequestError'), 503, 'service/unavailable'],
    [new Error('Connection is closed.'), 503, 'service/unavailable'],
    [new Error('Command timed out'), 503, 'service/unavailable'],
    [
      new Error('Too many Cluster redirections. Last error: Error: Connection is closed.'),
      503,
      'service/unavailable',
    ],
    [new Error('LOADING Redis is loading the dataset in memory'), 503, 'service/unavailable'],
    [new Error('NOREPLICAS Not enough good replicas to write.'), 503, 'service/unavailable'],
    [new Error('BUSY Redis is busy running a script.'), 503, 'service/unavailable'],
    [errno('ECONNREFUSED'), 503, 'service/unavailable'],
    [fastifyError(500), 500, 'internal/error'],
    [new Error('secret'), 500, 'internal/error'],
    ['secret', 500, 'internal/error'],
    [undefined, 500, 'internal/error'],
  ])('of %p has status %i and code %s', (error, status, code) => {
    expect(problemOf(error, '/x')).toMatchObject({
      status,
      code,
      type: `urn:melee:problem:${code}`,
      instance: '/x',
    });
  });

  it('repeats no query of the URL, in which a token may stand', () => {
    const error = new NotFoundException('Cannot GET /x?access_token=secret');
    expect(problemOf(error, '/x', '/x?access_token=secret').detail).toBe('Cannot GET /x');
    const sly = new NotFoundException('Cannot GET /$&?access_token=secret');
    expect(problemOf(sly, '/$&', '/$&?access_token=secret').detail).toBe('Cannot GET /$&');
  });

  it('explains a refusal of the battle by its values', () => {
    expect(problemOf(new CombatError('actor/exists', { cid: 'a' }), '/x').details).toEqual({ cid: 'a' });
  });

  it('tells nothing of what lies inside', () => {
    const errors = [
      new Error('secret'),
      named('TypeError'),
      new CombatError('storage/corrupt', { field: 'secret' }),
    ];
    for (const error of errors) expect(JSON.stringify(problemOf(error, '/x'))).not.toContain('secret');
  });
});

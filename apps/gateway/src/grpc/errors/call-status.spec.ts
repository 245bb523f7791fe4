import { status } from '@grpc/grpc-js';
import { CombatError } from '@melee/combat/dto';
import { RequestError } from '../../errors/request-error.js';
import { TooManyRequestsError } from '../../limits/too-many-requests.error.js';
import { callStatus, DETAILS_KEY } from './call-status.js';
import { fieldPath } from './field-path.js';

const detailsOf = (error: unknown): string => String(callStatus(error).metadata.get(DETAILS_KEY)[0]);

describe('callStatus', () => {
  it.each([
    [new CombatError('session/not-found', { sid: 's' }), status.NOT_FOUND, 'session/not-found'],
    [new CombatError('storage/corrupt'), status.DATA_LOSS, 'storage/corrupt'],
    [new TooManyRequestsError('Later.', 3), status.RESOURCE_EXHAUSTED, 'limits/too-many-requests'],
    [new Error('Connection is closed.'), status.UNAVAILABLE, 'service/unavailable'],
    [new Error('secret'), status.INTERNAL, 'internal/error'],
    [undefined, status.INTERNAL, 'internal/error'],
  ])('of %p has code %i and reason %s', (error, code, reason) => {
    expect(callStatus(error).code).toBe(code);
    expect(detailsOf(error)).toContain(reason);
  });

  it('tells nothing of what lies inside', () => {
    for (const error of [new Error('secret'), new CombatError('storage/corrupt', { field: 'secret' })]) {
      expect(JSON.stringify(callStatus(error).details) + detailsOf(error)).not.toContain('secret');
    }
  });

  it('fits into the trailers of a call, whatever it has to tell', () => {
    const long = '\u{1F5E1}'.repeat(5000);
    const errors = Array.from({ length: 50 }, (_, i) => ({ path: `${long}.${i}`, message: long }));
    const details = Object.fromEntries(
      errors.map(({ path }, i) => [`${path}${i}`, { long, lone: '\ud800' }]),
    );
    for (const error of [new RequestError(errors), new CombatError('battle/invalid', details, long)]) {
      const { details: message, metadata } = callStatus(error);
      const bytes = metadata.get(DETAILS_KEY)[0];
      expect(Buffer.byteLength(encodeURI(message)) + Buffer.byteLength(String(bytes), 'base64')).toBeLessThan(
        8192,
      );
    }
  });
});

describe('fieldPath', () => {
  it.each([
    ['actors.0.cid', 'actors[0].cid'],
    ['answerTimeoutsMs', 'answer_timeouts_ms'],
    ['move.exchange.attackZone', 'move.exchange.attack_zone'],
    ['Idempotency-Key', 'Idempotency-Key'],
  ])('of %s is %s', (path, field) => expect(fieldPath(path)).toBe(field));
});

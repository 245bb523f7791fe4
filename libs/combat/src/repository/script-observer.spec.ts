import { redisErrorCode } from './script-observer.js';

describe('redisErrorCode', () => {
  it.each([
    [new Error('OOM command not allowed when used memory > maxmemory'), 'redis/OOM'],
    [new Error('READONLY You can’t write against a read only replica.'), 'redis/READONLY'],
    [new Error('Command timed out'), 'redis/timeout'],
    [new Error('Connection is closed.'), 'redis/Error'],
    [new TypeError('A is not a function'), 'redis/TypeError'],
    ['a text', 'redis/unknown'],
  ])('names the kind of %s: %s', (error, code) => {
    expect(redisErrorCode(error)).toBe(code);
  });
});

import { isNodeAddress, isRedisUrl, parseNodeAddress, parseRedisUrl, withoutPassword } from './redis-url.js';

describe('parseRedisUrl', () => {
  it('fills in the port and the database', () => {
    expect(parseRedisUrl('redis://cache')).toEqual({
      host: 'cache',
      port: 6379,
      db: 0,
      isEncrypted: false,
    });
  });

  it('takes login, port and database from the URL and resolves escapes', () => {
    expect(parseRedisUrl('redis://melee:p%40ss@cache:7000/3')).toEqual({
      host: 'cache',
      port: 7000,
      db: 3,
      isEncrypted: false,
      username: 'melee',
      password: 'p@ss',
    });
  });

  it('knows rediss as encrypted', () => {
    expect(parseRedisUrl('rediss://cache').isEncrypted).toBe(true);
  });

  it('takes the brackets off an IPv6 address', () => {
    expect(parseRedisUrl('redis://[::1]:6380').host).toBe('::1');
  });
});

describe('isRedisUrl', () => {
  it.each(['redis://h', 'redis://h/', 'redis://h/15', 'redis://:secret@h'])('accepts %s', (text) => {
    expect(isRedisUrl(new URL(text))).toBe(true);
  });

  it.each(['redis://h/queue', 'redis://h?db=1', 'redis://h#1', 'redis://:50%ff@h'])('refuses %s', (text) => {
    expect(isRedisUrl(new URL(text))).toBe(false);
  });
});

describe('addresses of nodes', () => {
  it.each([
    ['redis-1', 'redis-1', 6379],
    ['redis-1:7000', 'redis-1', 7000],
    ['10.0.0.1:7000', '10.0.0.1', 7000],
    ['[::1]:7000', '::1', 7000],
  ])('are read: %s', (text, host, port) => {
    expect(isNodeAddress(text)).toBe(true);
    expect(parseNodeAddress(text)).toEqual({ host, port });
  });

  it.each(['', 'redis://h', 'user@h', 'h:port', 'h:70000', 'h:1:2', '::1', 'h/1'])(
    'are refused: %s',
    (text) => {
      expect(isNodeAddress(text)).toBe(false);
    },
  );
});

describe('withoutPassword', () => {
  it('keeps everything except the password', () => {
    expect(withoutPassword('redis://melee:secret@cache:7000/3')).toBe('redis://melee:***@cache:7000/3');
    expect(withoutPassword('redis://cache:7000')).toBe('redis://cache:7000');
  });

  it('shows nothing of a text that is no URL', () => {
    expect(withoutPassword('secret')).toBe('[redacted]');
  });
});

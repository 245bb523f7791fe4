import type { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import { createLogger } from '../logging/index.js';
import { collectLogLines } from '../testing/log-lines.js';
import { logOutages } from './redis-outages.js';

function setUp() {
  const { output, lines } = collectLogLines();
  const client = new Redis({ lazyConnect: true });
  logOutages(client, createLogger('gateway', { level: 'info', format: 'json' }, output));
  const events: EventEmitter = client;
  return { events, lines };
}

describe('logOutages', () => {
  it('writes one line when Redis is lost and one when it is back', () => {
    const { events, lines } = setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      events.emit('error', new Error('ECONNREFUSED'));
      events.emit('reconnecting', 50);
    }
    events.emit('ready');
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      ['error', 'Redis is lost'],
      ['info', 'Redis is back'],
    ]);
    expect(lines[0]).toMatchObject({ err: { message: 'ECONNREFUSED' } });
    expect(lines[1]).toMatchObject({ outageMs: expect.any(Number) });
  });

  it('writes nothing of a first connection that succeeds', () => {
    const { events, lines } = setUp();
    events.emit('ready');
    expect(lines).toEqual([]);
  });

  it('notices a connection that was closed without an error', () => {
    const { events, lines } = setUp();
    events.emit('ready');
    events.emit('reconnecting', 50);
    expect(lines.map(({ msg }) => msg)).toEqual(['Redis is lost']);
  });

  it('writes of every outage anew', () => {
    const { events, lines } = setUp();
    for (let outage = 0; outage < 2; outage += 1) {
      events.emit('error', new Error('ECONNREFUSED'));
      events.emit('ready');
    }
    expect(lines).toHaveLength(4);
  });
});

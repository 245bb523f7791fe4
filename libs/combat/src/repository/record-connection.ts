import type { Client } from 'redis-om';
import type { RedisClient } from './redis-client.js';

/** The type that redis-om gives to its connection: all of node-redis. */
type RecordConnection = Parameters<Client['useNoClose']>[0];

/**
 * Lets redis-om work over a connection of ours, by the few commands that it uses for hashes. A client of its own would
 * know nothing of Sentinels, and of a cluster, of a login or of encryption only what it was told once more.
 */
export function recordConnection(redis: RedisClient): RecordConnection {
  const commands = {
    hGetAll: (key: string) => redis.hgetall(key),
    unlink: (keys: string | string[]) => redis.unlink(...[keys].flat()),
    expire: (key: string, seconds: number) => redis.expire(key, seconds),
    multi: () => new Transaction(redis),
  };
  // Whatever else redis-om should ask for one day is not there, and throws.
  return commands as unknown as RecordConnection;
}

/** What redis-om writes at once, all of it to one key. */
class Transaction {
  private readonly commands: (readonly [string, ...string[]])[] = [];

  constructor(private readonly redis: RedisClient) {}

  unlink(key: string): this {
    this.commands.push(['unlink', key]);
    return this;
  }

  hSet(key: string, fields: Readonly<Record<string, string>>): this {
    this.commands.push(['hset', key, ...Object.entries(fields).flat()]);
    return this;
  }

  /** @throws the first error of a command; of a transaction that was given up by Redis there is none. */
  async exec(): Promise<unknown[]> {
    const results = await this.redis.multi(this.commands.map((command) => [...command])).exec();
    return (results ?? []).map(([error, answer]) => {
      if (error !== null) throw error;
      return answer;
    });
  }
}

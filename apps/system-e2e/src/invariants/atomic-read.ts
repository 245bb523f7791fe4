import type { ChainableCommander, Redis } from 'ioredis';

/** Fields and values as Redis answers a hash, and empty for a key that is absent. */
export type Fields = Readonly<Record<string, string>>;

/** Reads many keys as they stand at one instant: each method asks, and what it returns answers after `run`. */
export class AtomicRead {
  private readonly transaction: ChainableCommander;
  private count = 0;
  private replies: readonly unknown[] = [];

  constructor(redis: Redis) {
    this.transaction = redis.multi();
  }

  /** @param decode makes a value of the raw reply. */
  ask<T>(decode: (reply: unknown) => T, command: string, ...args: string[]): () => T {
    const position = this.count;
    this.count += 1;
    this.transaction.call(command, ...args);
    return () => decode(this.replies[position]);
  }

  hash(key: string): () => Fields {
    return this.ask(readFields, 'HGETALL', key);
  }

  list(key: string): () => readonly string[] {
    return this.ask((reply) => reply as string[], 'LRANGE', key, '0', '-1');
  }

  /** A JSON document in the encoding that its session has. */
  document(key: string, isNative: boolean): () => unknown {
    if (isNative) return this.ask((reply) => JSON.parse(reply as string) as unknown, 'JSON.GET', key);
    const fields = this.hash(key);
    const parse = ([part, text]: [string, string]): [string, unknown] => [part, JSON.parse(text)];
    return () => Object.fromEntries(Object.entries(fields()).map(parse));
  }

  async run(): Promise<void> {
    const results = (await this.transaction.exec()) ?? [];
    this.replies = results.map(([error, reply]) => {
      if (error !== null) throw error;
      return reply;
    });
  }
}

function readFields(reply: unknown): Fields {
  const flat = reply as readonly string[];
  return Object.fromEntries(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? '']] : [])));
}

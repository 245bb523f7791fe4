import { createHash, randomBytes } from 'node:crypto';
import type { RedisClient } from '@melee/combat/repository';

const ID_BYTES = 32;

/** Whoever reads Redis finds no id that a browser could show. */
const keyOf = (id: string) => `combat:admin-session:${createHash('sha256').update(id).digest('hex')}`;

/**
 * Browsers that have shown the token of an admin, and may do without it for a while. They are kept in Redis, so that every
 * gateway knows them, and so that what a browser keeps is good for nothing but this, and can be taken back.
 */
export class AdminSessions {
  constructor(private readonly redis: RedisClient) {}

  /** A new session of this admin; its id is a secret of the browser. */
  async open(subject: string, lifetimeMs: number): Promise<string> {
    const id = randomBytes(ID_BYTES).toString('base64url');
    await this.redis.set(keyOf(id), subject, 'PX', lifetimeMs);
    return id;
  }

  async isOpen(id: string): Promise<boolean> {
    return (await this.redis.exists(keyOf(id))) === 1;
  }

  async close(id: string): Promise<void> {
    await this.redis.del(keyOf(id));
  }
}

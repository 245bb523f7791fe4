import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CombatError, type SessionId } from '@melee/combat/dto';
import { CombatManager } from '@melee/combat/repository';
import { GatewayError } from '../errors/gateway-error.js';

const digestOf = (...parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * The id of what a request with this idempotency key makes: the same for the same key, and no other's. It has 43
 * characters of the alphabet of ids.
 * @param scope within which the key names one request.
 */
export function idForKey(key: string, ...scope: readonly string[]): string {
  return digestOf(key, ...scope);
}

/** Refuses a key that stands for another request. */
export function keyConflict(cause?: unknown): GatewayError {
  return new GatewayError('request/idempotency-conflict', undefined, { cause });
}

/** Runs what makes something under an id from a key: that the id is taken means that the key is. */
export async function underKey<T>(
  key: string | undefined,
  taken: CombatError['code'],
  make: () => Promise<T>,
): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (key !== undefined && error instanceof CombatError && error.code === taken) throw keyConflict(error);
    throw error;
  }
}

/** Idempotency keys of requests that make nothing with an id from the key. */
@Injectable()
export class RequestKeys {
  constructor(private readonly combat: CombatManager) {}

  /**
   * Notes what the key stands for, before it is done: whoever breaks off in between may send the same request again.
   * @param content all that the request asks for.
   * @throws GatewayError `request/idempotency-conflict` if it stands for something else; CombatError
   *   `session/not-found`.
   */
  async claim(sid: SessionId, name: string, content: unknown): Promise<void> {
    const isOurs = await this.combat.claimRequest(sid, name, digestOf(JSON.stringify(content)));
    if (!isOurs) throw keyConflict();
  }
}

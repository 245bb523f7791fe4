import { SESSION_ID_PATTERN } from '@melee/combat/dto';
import type { RedisClient } from '@melee/combat/repository';
import type { GatewayConfig } from '@melee/platform';
import type { Caller, Role } from '../identity/caller.js';
import { PerSecondLimit } from './per-second-limit.js';
import { TooManyRequestsError } from './too-many-requests.error.js';

/** How often callers may ask, each by himself and all in one battle. */
export class RateLimits {
  private readonly byRole: Readonly<Record<Role, PerSecondLimit | null>>;
  private readonly battles: PerSecondLimit | null;

  constructor(redis: RedisClient, { callerPerS, servicePerS, battlePerS }: GatewayConfig['limits']) {
    const limit = (name: string, perSecond: number) =>
      perSecond === 0 ? null : new PerSecondLimit(redis, name, perSecond);
    const callers = limit('caller', callerPerS);
    const services = limit('service', servicePerS);
    this.byRole = { player: callers, spectator: callers, service: services, admin: services };
    this.battles = limit('battle', battlePerS);
  }

  /**
   * Counts a request. A caller without a limit is counted nowhere: its requests cost no round trip to Redis.
   * @param battleId as the request has it: not validated
   * @throws TooManyRequestsError
   */
  async take({ role, subject }: Caller, battleId: string | undefined): Promise<void> {
    const own = this.byRole[role];
    if (own === null) return;
    refuse(await own.take(subject), 'You make more requests in a second than you may.');
    // After the caller's own limit: those who are refused by that must not use up the battle's.
    if (this.battles === null || battleId === undefined || !SESSION_ID_PATTERN.test(battleId)) return;
    refuse(await this.battles.take(battleId), 'This battle gets more requests in a second than it may.');
  }
}

function refuse(waitMs: number, message: string): void {
  if (waitMs > 0) throw new TooManyRequestsError(message, Math.ceil(waitMs / 1000));
}

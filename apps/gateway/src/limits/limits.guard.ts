import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { callerOf } from '../identity/caller.js';
import { incomingRequest } from '../identity/incoming-request.js';
import { RateLimits } from './rate-limits.js';

/** Keeps requests out that come too often. Stands behind the identity guard, for it must know the caller. */
@Injectable()
export class LimitsGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = incomingRequest(context);
    if (request !== null) await this.limits.take(callerOf(request.key), request.target.battleId);
    return true;
  }
}

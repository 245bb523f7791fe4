import type { ActorId, SessionId } from '@melee/combat/dto';
import type { Caller } from './caller.js';
import { ForbiddenError } from './identity-errors.js';
import { type Operation, type OperationName, OPERATIONS } from './operations.js';
import type { RequestTarget } from './request-target.js';

/** Whether the caller may have to do with this battle; with undefined, with a battle whose id nobody knows yet. */
export function mayReach({ battles }: Caller, sid: SessionId | undefined): boolean {
  return battles === null || (sid !== undefined && battles.has(sid));
}

/** Whether the caller may declare moves of this actor and see what only the actor may. */
export function mayActFor(caller: Caller, sid: SessionId | undefined, cid: ActorId): boolean {
  if (!mayReach(caller, sid)) return false;
  switch (caller.role) {
    case 'player':
      return caller.actors.has(cid);
    case 'service':
    case 'admin':
      return true;
    case 'spectator':
      return false;
  }
}

/** @throws ForbiddenError unless `mayReach` */
export function requireReach(caller: Caller, sid: SessionId | undefined): void {
  if (!mayReach(caller, sid)) throw new ForbiddenError('The token is not meant for this battle.');
}

/** @throws ForbiddenError unless `mayActFor` */
export function requireActFor(caller: Caller, sid: SessionId | undefined, cid: ActorId): void {
  if (!mayActFor(caller, sid, cid)) throw new ForbiddenError('The token does not let act for this actor.');
}

/**
 * Lets a request pass that the caller's role, battles and actors allow.
 * @throws ForbiddenError
 */
export function authorize(caller: Caller, name: OperationName, { battleId, actors }: RequestTarget): void {
  const operation: Operation = OPERATIONS[name];
  if (!operation.roles.includes(caller.role)) {
    throw new ForbiddenError(`The role ${caller.role} does not allow this.`);
  }
  if (operation.scope === 'service') return;
  requireReach(caller, battleId);
  if (operation.scope === 'battle') return;
  for (const cid of actors) requireActFor(caller, battleId, cid);
  // A request that hides in whose name it is made must not get past the check.
  if (caller.role === 'player' && actors.length === 0) {
    throw new ForbiddenError('The request names no actor that the token lets act for.');
  }
}

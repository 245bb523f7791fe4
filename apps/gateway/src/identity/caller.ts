import type { ActorId, SessionId } from '@melee/combat/dto';

export const ROLES = ['player', 'spectator', 'service', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who makes a request. */
export interface Caller {
  /** Names the caller: the subject of its token, or its address where no tokens are asked for. */
  readonly subject: string;
  readonly role: Role;
  /** The actors that a player may act for; no other role needs them. */
  readonly actors: ReadonlySet<ActorId>;
  /** The battles that the caller may have to do with; null means all. */
  readonly battles: ReadonlySet<SessionId> | null;
  /** Until when the caller is known to be this one, Unix milliseconds; null means for good. */
  readonly expiresAt: number | null;
}

const callers = new WeakMap<object, Caller>();

/** Notes who has made a request: of HTTP its request object, of gRPC the metadata of its call. */
export function rememberCaller(request: object, caller: Caller): void {
  callers.set(request, caller);
}

/** Who has made a request that the guard has let in. */
export function callerOf(request: object): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('A request is served that the guard has not seen.');
  return caller;
}

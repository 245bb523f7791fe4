import type { Role } from './caller.js';

/** What an operation reaches into, and so what a token must allow. */
export type Scope =
  /** No battle. */
  | 'service'
  /** One battle. */
  | 'battle'
  /** One battle, in the name of the actors that the request names. */
  | 'actor';

export interface Operation {
  readonly scope: Scope;
  readonly roles: readonly Role[];
  /** The client may be a browser's `EventSource`, which can send no header: its token may stand in the URL. */
  readonly isStream?: boolean;
}

const EVERYONE: readonly Role[] = ['player', 'spectator', 'service', 'admin'];
const ACTING: readonly Role[] = ['player', 'service', 'admin'];
const TRUSTED: readonly Role[] = ['service', 'admin'];

/** The one place that says who may do what; the names are the API's operation ids. */
export const OPERATIONS = {
  createBattle: { scope: 'battle', roles: TRUSTED },
  joinBattle: { scope: 'battle', roles: TRUSTED },
  declareMove: { scope: 'actor', roles: ACTING },
  declareMoves: { scope: 'actor', roles: ACTING },
  surrender: { scope: 'actor', roles: ACTING },
  manoeuvre: { scope: 'actor', roles: ACTING },
  getDashboard: { scope: 'actor', roles: ACTING },
  peekTarget: { scope: 'actor', roles: ACTING },
  popTarget: { scope: 'actor', roles: ACTING },
  getBattle: { scope: 'battle', roles: EVERYONE },
  readLog: { scope: 'battle', roles: EVERYONE },
  followBattle: { scope: 'battle', roles: EVERYONE, isStream: true },
  getResult: { scope: 'battle', roles: EVERYONE },
  // Only a finished battle has a replay, so it gives nothing away.
  getReplay: { scope: 'battle', roles: EVERYONE },
  // Whose battles a caller may look through, the handler says.
  listBattles: { scope: 'service', roles: EVERYONE },
  listContentPacks: { scope: 'service', roles: EVERYONE },
  getContentPack: { scope: 'service', roles: EVERYONE },
  uploadContentPack: { scope: 'service', roles: TRUSTED },
  // No operation of the API, but a page for people. The queues are those of all battles, so a token for some is not enough.
  operateQueues: { scope: 'battle', roles: ['admin'] },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof OPERATIONS;

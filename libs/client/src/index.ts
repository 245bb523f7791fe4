export type { FollowOptions, Transport } from './follow-battle.js';
export { MeleeClient, type MeleeClientOptions } from './melee-client.js';
export { MeleeError, type MeleeErrorCode } from './melee-error.js';
export type { AnswerTo, Method, PathWith, RequestTo } from './operations.js';
export type { InvalidValue, LogEntry, Problem, ProblemCode, Schemas } from './schemas.js';
export type { Socket, SocketMaker } from './socket.js';
export type { Token } from './token.js';

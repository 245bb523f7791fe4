/**
 * Ids are always strings, everywhere: in keys, in documents, in jobs and in the API. The alphabet excludes quotes,
 * backslashes, colons and braces, so that an id can stand in a Redis key, a JSON text and a URL without escaping;
 * the scripts rely on that.
 */
export type SessionId = string;
/** A participant of one battle, unique within it. */
export type ActorId = string;
/** One declared move, unique among those of its actor in a battle; chosen by the client or by the server. */
export type MoveId = string;
/** One unit of work, derived from the names of the moves that it holds. */
export type ActionId = string;
/** A side of the battle. Actors of the same team are allies, all others enemies. */
export type TeamId = string;

export const SESSION_ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;
export const ACTOR_ID_PATTERN = /^[A-Za-z0-9_-]{1,48}$/;
export const TEAM_ID_PATTERN = /^[A-Za-z0-9_-]{1,32}$/;
/** Long enough for the ids that the server makes of two actor ids and a number. */
export const MOVE_ID_PATTERN = /^[A-Za-z0-9_-]{1,128}$/;
export const CONTENT_ID_PATTERN = /^[a-z0-9_-]{1,64}$/;

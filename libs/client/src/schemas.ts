import type { components } from './schema.generated.js';

/** What the API takes and answers, by the names that its description uses: `Schemas['BattleView']`. */
export type Schemas = components['schemas'];

/** One thing that happened in a battle. */
export type LogEntry = Schemas['LogEntry'];

/** What every refusal looks like (RFC 9457). */
export type Problem = Schemas['Problem'];
export type ProblemCode = Problem['code'];

/** One value of a request that is not what it should be. */
export type InvalidValue = Schemas['InvalidValueEntry'];

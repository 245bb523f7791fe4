export { chooseSome } from './rng/choose.js';
export { resolveAction } from './resolve-action.js';
export { profileOf } from './stats/profile.js';
export type { Profile } from './stats/profile.js';
export { stateHash } from './state-hash.js';
export { DEFAULT_LIMITS } from './types.js';
export type { BattleState, Limits, Resolution, Rules } from './types.js';
export { RULES_VERSION } from './version.js';

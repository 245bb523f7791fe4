export { explainNumber } from '../content/numbers/explain.js';
export type { NumberExplanation, NumberLayer } from '../content/numbers/explain.js';
export type { NumberName } from '../content/numbers/number-names.js';
export { chooseSome } from './rng/choose.js';
export { purposeOf } from './rng/purpose.js';
export { rollsOf } from './rng/rolls.js';
export type { Edition, EditionChanges } from './edition.js';
export { refundHands } from './refund-hands.js';
export { resolveAction, traceAction } from './resolve-action.js';
export {
  describeRules,
  editionOf,
  KNOWN_RULES,
  pinnedRules,
  RULES_VERSION,
  rulesVersionOf,
} from './rules-versions.js';
export type { RulesVersion } from './rules-versions.js';
export { profileOf } from './stats/profile.js';
export type { Profile } from './stats/profile.js';
export { stateHash } from './state-hash.js';
export type * from './trace.js';
export { currentRules, DEFAULT_LIMITS, rulesOfBattle } from './types.js';
export type { BattleState, Resolution, Rules } from './types.js';

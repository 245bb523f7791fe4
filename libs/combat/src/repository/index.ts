export { BattleRecords, recordOf } from './battle-records.js';
export { CombatManager, type CombatManagerOptions } from './combat-manager.js';
export { detectEncoding, type Encoding } from './encoding.js';
export { INDEX_KEY, sessionKeys } from './keys.js';
export type { BatchRegistered, Committed, Created, Joined, Registered, Transferred } from './outcomes.js';
export { scriptSha, type ScriptName } from './script-runner.js';
export { SessionIndex } from './session-index.js';

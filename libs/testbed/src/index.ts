export { Battle } from './battle.js';
export { type BattleTraits, genesisOf, sturdy } from './genesis.js';
export { Jobs } from './jobs.js';
export type { ScriptMonitor } from './script-monitor.js';
export { openTestbed, Testbed } from './testbed.js';

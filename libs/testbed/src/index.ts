export { Battle } from './battle.js';
export { type BattleTraits, genesisOf } from './genesis.js';
export { Jobs } from './jobs.js';
export { openTestbed, Testbed } from './testbed.js';

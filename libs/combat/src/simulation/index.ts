export { simulateBattle } from './simulate-battle.js';
export type { BattleSetup, SimulatedBattle } from './simulate-battle.js';

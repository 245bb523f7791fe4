export { chooseMoves } from './choose-moves.js';
export { choosePlainStrikes } from './plain-strikes.js';
export { MOST_SEEN } from './turn-view.js';
export type { BotMove, BotUse, SeenActor, SeenAlly, TurnView } from './turn-view.js';

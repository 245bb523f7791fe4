export { firstDifference, type ValueDifference } from './first-difference.js';
export { standingTeams } from './final-state.js';
export {
  formatHistory,
  HISTORY_FORMAT,
  historyOf,
  rulesOf,
  type BattleHistory,
  type FinalState,
} from './history.js';
export { ledgerEntryOf, type ActionEntry } from './ledger-entry.js';
export { parseHistory } from './parse-history.js';
export { HistoryRecorder, type RecordedRules } from './recorder.js';
export { rulesId } from './rules-id.js';
export { replay, type ReplayDifference, type ReplayedAction, type ReplayResult } from './replay.js';

import { BattleArchive } from './battle-archive.js';
import { BattleFounder } from './battle-founder.js';
import { BattleHistories } from './battle-histories.js';
import { BattleJoins } from './battle-joins.js';
import { BattleLog } from './battle-log.js';
import { BattleMoves } from './battle-moves.js';
import { BattleTargets } from './battle-targets.js';
import { BattleViewer } from './battle-viewer.js';
import { KnownUses } from './known-uses.js';
import { RequestKeys } from './request-keys.js';

/**
 * What clients can do, whichever way they ask. Who may do it has been decided before; values that come here are
 * validated.
 */
export const USE_CASES = [
  BattleFounder,
  BattleJoins,
  BattleViewer,
  BattleMoves,
  BattleTargets,
  BattleLog,
  BattleArchive,
  BattleHistories,
  KnownUses,
  RequestKeys,
] as const;

import type { BattleRecord } from '@melee/combat/dto';
import type { ActorOutcome, BattleResult } from './views.js';

export function battleResult({ sid, results, ...record }: BattleRecord): BattleResult {
  const outcomes = Object.entries(results).map(([cid, { templateId, ...rest }]): [string, ActorOutcome] => [
    cid,
    { ...rest, template: templateId },
  ]);
  return { battleId: sid, ...record, actors: Object.fromEntries(outcomes) };
}

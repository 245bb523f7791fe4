import type { BattleResult } from '../../battles/views.js';
import type { BattleResult as ResultMessage } from '../proto/melee/combat/v1/BattleResult.generated.js';
import { ACTOR_KIND_WORDS, BATTLE_MODE_WORDS, DEFEAT_WORDS, FINISH_REASON_WORDS } from './enum-words.js';
import { present } from './present.js';

export function resultMessage(result: BattleResult): ResultMessage {
  const { battleId, mode, teams, winner, reason, steps, startedAt, finishedAt, actors } = result;
  const teamOf = new Map(Object.entries(teams).flatMap(([team, cids]) => cids.map((cid) => [cid, team])));
  return {
    battleId,
    ...present({ mode: BATTLE_MODE_WORDS.valueOf(mode), winner }),
    reason: FINISH_REASON_WORDS.values[reason],
    steps,
    startedAtMs: startedAt,
    finishedAtMs: finishedAt,
    actors: Object.entries(actors).map(([cid, { name, kind, template, hp, defeat, xp }]) => ({
      cid,
      ...present({ team: teamOf.get(cid), defeat: defeat && DEFEAT_WORDS.values[defeat] }),
      name,
      kind: ACTOR_KIND_WORDS.values[kind],
      template,
      hp,
      xp,
    })),
  };
}

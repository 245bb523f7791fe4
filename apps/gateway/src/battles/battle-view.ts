import type { ContentPack } from '@melee/combat/content';
import type { BattleSnapshot } from '@melee/combat/dto';
import { actorView } from './actor-view.js';
import type { BattleView } from './views.js';

/**
 * Names what may be seen one by one: what is added to a battle later stays hidden until somebody decides otherwise.
 * @param pack the pack of the battle, or null if it is not loaded here.
 */
export function battleView(
  { meta, actors, logLength, lastEventAt }: BattleSnapshot,
  pack: ContentPack | null,
): BattleView {
  const views = Object.entries(actors).map(([cid, actor]) => [cid, actorView(actor, pack)] as const);
  return {
    battleId: meta.sid,
    status: meta.status,
    step: meta.step,
    mode: meta.mode,
    contentId: meta.contentId,
    rulesVersion: meta.rulesVersion,
    teams: meta.teams,
    winner: meta.winner,
    reason: meta.reason,
    createdAt: meta.createdAt,
    // The battle's own would tell of moves that wait.
    updatedAt: lastEventAt,
    finishedAt: meta.finishedAt,
    logLength,
    actors: Object.fromEntries(views),
  };
}

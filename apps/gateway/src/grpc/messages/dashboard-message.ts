import type { Dashboard, Hero, WaitingMove } from '../../battles/views.js';
import type { GetDashboardResponse } from '../proto/melee/combat/v1/GetDashboardResponse.generated.js';
import type { Hero as HeroMessage } from '../proto/melee/combat/v1/Hero.generated.js';
import type { WaitingMove as MoveMessage } from '../proto/melee/combat/v1/WaitingMove.generated.js';
import { actorMessage, battleMessage } from './battle-messages.js';
import { ZONE_WORDS } from './enum-words.js';
import { logEntryMessage } from './log-entry.js';
import { present } from './present.js';

function waitingMoveMessage(move: WaitingMove): MoveMessage {
  const { moveId, registeredAt, strategy, target, feintId, attackZone, blockZone, remainingMs } = move;
  const named = { moveId, registeredAtMs: registeredAt };
  if (strategy === 'exchange') {
    const zones = {
      attackZone: attackZone && ZONE_WORDS.values[attackZone],
      blockZone: blockZone && ZONE_WORDS.values[blockZone],
    };
    return { ...named, strike: present({ target, feintId, ...zones, remainingMs }) };
  }
  const targets = typeof move.targets === 'string' ? [move.targets] : [...(move.targets ?? [])];
  return { ...named, [strategy]: { ...present({ by: move.by }), targets } };
}

function heroMessage(hero: Hero): HeroMessage {
  const { cid, energy, maxEnergy, tokens, hand, belt, abilities, arsenal, waitingMoves, xp } = hero;
  return {
    actor: actorMessage(cid, hero),
    energy,
    ...present({ maxEnergy }),
    tokens,
    hand: Object.entries(hand).map(([feintId, price]) => ({ feintId, price: present(price) })),
    belt,
    abilities: [...abilities],
    arsenal: [...arsenal],
    waitingMoves: waitingMoves.map(waitingMoveMessage),
    xp,
  };
}

export function dashboardMessage(view: Dashboard): GetDashboardResponse {
  const { battle, hero, target, allies, enemies, log, now } = view;
  return {
    battle: battleMessage(battle),
    hero: heroMessage(hero),
    ...present({ target }),
    allies: [...allies],
    enemies: [...enemies],
    logTail: log.map(logEntryMessage),
    nowMs: now,
  };
}

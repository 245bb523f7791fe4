import type { ActorView, BattleView, EffectView } from '../../battles/views.js';
import type { ActiveEffect } from '../proto/melee/combat/v1/ActiveEffect.generated.js';
import type { ActorView as ActorMessage } from '../proto/melee/combat/v1/ActorView.generated.js';
import type { BattleView as BattleMessage } from '../proto/melee/combat/v1/BattleView.generated.js';
import {
  ACTOR_KIND_WORDS,
  BATTLE_MODE_WORDS,
  BATTLE_STATUS_WORDS,
  DEFEAT_WORDS,
  FINISH_REASON_WORDS,
} from './enum-words.js';
import { present } from './present.js';

function effectMessage({ effectId, name, source, remaining, stacks }: EffectView): ActiveEffect {
  return { effectId, name: { ...name }, sourceCid: source, remaining, stacks };
}

export function actorMessage(cid: string, view: ActorView): ActorMessage {
  const { team, kind, name, template, templateName, hp, maxHp, defeat, mainHand, offHand, armour, effects } =
    view;
  return {
    cid,
    team,
    kind: ACTOR_KIND_WORDS.values[kind],
    name,
    template,
    templateName: { ...templateName },
    hp,
    mainHand,
    ...present({ maxHp, offHand, defeat: defeat && DEFEAT_WORDS.values[defeat] }),
    armour: [...armour],
    effects: effects.map(effectMessage),
  };
}

export function battleMessage(view: BattleView): BattleMessage {
  const { battleId, status, mode, step, contentId, rulesVersion, logLength, winner, reason } = view;
  return {
    battleId,
    status: BATTLE_STATUS_WORDS.values[status],
    ...present({ mode: BATTLE_MODE_WORDS.valueOf(mode) }),
    step,
    actors: Object.entries(view.actors).map(([cid, actor]) => actorMessage(cid, actor)),
    contentId,
    rulesVersion,
    createdAtMs: view.createdAt,
    updatedAtMs: view.updatedAt,
    ...present({ finishedAtMs: view.finishedAt, winner }),
    ...present({ reason: reason && FINISH_REASON_WORDS.values[reason] }),
    lastEvent: logLength,
  };
}

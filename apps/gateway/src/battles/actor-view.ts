import { type ContentPack, vitalsOf } from '@melee/combat/content';
import type { ActiveEffect, ActorSummary } from '@melee/combat/dto';
import type { ActorView, EffectView } from './views.js';

function effectView(
  { effectId, sourceCid, remaining, stacks }: ActiveEffect,
  pack: ContentPack | null,
): EffectView {
  return { effectId, name: pack?.effects[effectId]?.name ?? null, source: sourceCid, remaining, stacks };
}

/** @param pack the pack of the battle, or null if it is not loaded here. */
export function actorView(actor: ActorSummary, pack: ContentPack | null): ActorView {
  const { meta, state, loadout, effects } = actor;
  return {
    name: meta.name,
    team: meta.team,
    kind: meta.kind,
    template: meta.templateId,
    templateName: pack?.templates[meta.templateId]?.name ?? null,
    hp: state.hp,
    maxHp: pack === null ? null : vitalsOf(actor, pack).hp,
    mainHand: loadout.mainHand,
    offHand: loadout.offHand,
    armour: loadout.armour,
    effects: effects.map((effect) => effectView(effect, pack)),
    alive: state.defeat === null,
    defeat: state.defeat,
  };
}

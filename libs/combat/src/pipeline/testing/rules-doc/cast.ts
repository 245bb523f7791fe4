import { createActor } from '../../../content/create-actor.js';
import { defaultPack } from '../../../content/default-pack.js';
import { lookUp } from '../../../content/lookup.js';
import type { ActiveEffect, ActorDocument } from '../../../dto/index.js';
import type { BattleState } from '../../types.js';
import type { EffectSpec, FighterSpec } from './example.js';

function borne({ effect: effectId, left, stacks = 1, power = 1, by = 'somebody' }: EffectSpec): ActiveEffect {
  const { duration } = lookUp(defaultPack.effects, 'effect', effectId);
  return { effectId, sourceCid: by, remaining: left ?? duration, stacks, power };
}

/** An actor as an example describes it. */
export function actorFrom(cid: string, spec: FighterSpec, team = 'red'): ActorDocument {
  const { template, overrides = {}, hp, energy, tokens, hand = [], effects = [] } = spec;
  const fresh = createActor(defaultPack, {
    cid,
    team: spec.team ?? team,
    kind: 'player',
    template,
    overrides,
  });
  const { state } = fresh;
  return {
    ...fresh,
    state: {
      ...state,
      hp: hp ?? state.hp,
      energy: energy ?? state.energy,
      tokens: { ...state.tokens, ...tokens },
    },
    hand: Object.fromEntries(
      hand.map((feintId) => [feintId, { price: lookUp(defaultPack.feints, 'feint', feintId).price }]),
    ),
    effects: effects.map(borne),
  };
}

/** The battle that these fighters stand in. */
export function battleOf(fighters: Readonly<Record<string, FighterSpec>>, step = 0): BattleState {
  const cast = Object.entries(fighters).map(([cid, spec], position) => [
    cid,
    actorFrom(cid, spec, position === 0 ? 'red' : 'blue'),
  ]);
  return { step, actors: Object.fromEntries(cast) as BattleState['actors'] };
}

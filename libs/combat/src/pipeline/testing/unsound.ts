import { vitalsOf } from '../../content/numbers/vitals.js';
import type { ContentPack, Effect } from '../../content/types.js';
import type { BattleState } from '../types.js';
import { testPack } from './test-pack.js';

/** What the state holds and no state may hold, by actor. */
export function unsoundOf({ actors }: BattleState, pack: ContentPack = testPack): readonly string[] {
  return Object.values(actors).flatMap((actor) => {
    const { hp, energy, tokens, defeat } = actor.state;
    const vitals = vitalsOf(actor, pack);
    const stacking = (effectId: string): Effect['stacking'] | undefined => pack.effects[effectId]?.stacking;
    const counts = [tokens, actor.xp, actor.loadout.belt].flatMap((table) => Object.values(table));
    const amounts = [hp, energy, ...counts];
    const broken: Record<string, boolean> = {
      'hp above its ceiling': hp > vitals.hp,
      'energy above its ceiling': energy > vitals.energy,
      'a negative or fractional amount': !amounts.every((each) => Number.isSafeInteger(each) && each >= 0),
      'standing without hp': hp === 0 && defeat === null,
      'an effect past its end': actor.effects.some(({ remaining }) => remaining < 1),
      'more stacks than allowed': actor.effects.some(({ effectId, stacks }) => {
        const rule = stacking(effectId);
        return stacks > (rule?.mode === 'stack' ? rule.upTo : 1);
      }),
      'two effects that should have joined': actor.effects.some(
        ({ effectId }, index) =>
          stacking(effectId)?.mode !== 'independent' &&
          actor.effects.findIndex((each) => each.effectId === effectId) !== index,
      ),
      'more effects than allowed': actor.effects.length > 32,
    };
    return Object.keys(broken).flatMap((name) =>
      broken[name] === true ? [`${actor.meta.cid}: ${name}`] : [],
    );
  });
}

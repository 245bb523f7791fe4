import { vitalsOf } from '../../content/numbers/vitals.js';
import type { BattleState } from '../types.js';
import { testPack } from './test-pack.js';

/** What the state holds and no state may hold, by actor. */
export function unsoundOf({ actors }: BattleState): readonly string[] {
  return Object.values(actors).flatMap((actor) => {
    const { hp, energy, tokens, defeat } = actor.state;
    const amounts = [hp, energy, ...Object.values(tokens), ...Object.values(actor.xp)];
    const broken: Record<string, boolean> = {
      'hp above its ceiling': hp > vitalsOf(actor, testPack).hp,
      'a negative or fractional amount': !amounts.every((each) => Number.isSafeInteger(each) && each >= 0),
      'standing without hp': hp === 0 && defeat === null,
      'an effect past its end': actor.effects.some(({ remaining }) => remaining < 1),
      'more effects than allowed': actor.effects.length > 32,
    };
    return Object.keys(broken).flatMap((name) =>
      broken[name] === true ? [`${actor.meta.cid}: ${name}`] : [],
    );
  });
}

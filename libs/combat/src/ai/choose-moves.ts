import type { ContentPack } from '../content/types.js';
import { chooseStrikes } from './choose-strikes.js';
import { chooseUse } from './choose-use.js';
import { Situation } from './situation.js';
import type { BotMove, TurnView } from './turn-view.js';

/**
 * What a bot declares that was asked: a strike at every missing target, some with a feint, and at most one item or
 * ability before them. It follows from the view alone, and names nothing that the bot does not hold or cannot pay.
 *
 * @throws CombatError `content/unknown-id` if the bot itself names what the pack has not.
 */
export function chooseMoves(view: TurnView, pack: ContentPack): readonly BotMove[] {
  if (view.missingTargets.length === 0) return [];
  const situation = new Situation(view, pack);
  const use = chooseUse(situation);
  const strikes = chooseStrikes(situation);
  return use === null ? strikes : [use, ...strikes];
}

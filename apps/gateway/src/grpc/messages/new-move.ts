import type { MoveStrategy } from '@melee/combat/dto';
import type { Move__Output } from '../proto/melee/combat/v1/Move.generated.js';
import { ZONE_WORDS } from './enum-words.js';
import { given, listed, present } from './present.js';

/** What a move is, by the field of the message that is set; undefined if none is. */
export function strategyIn({ exchange, item, instant }: Move__Output): MoveStrategy | undefined {
  if (exchange !== undefined) return 'exchange';
  if (item !== undefined) return 'item';
  return instant === undefined ? undefined : 'instant';
}

/** The body of a REST request for a move, without its actor, that says the same as the message; not validated. */
export function moveBody(message: Move__Output) {
  const { exchange, item, instant } = message;
  const named = { moveId: given(message.moveId), strategy: strategyIn(message) };
  if (exchange !== undefined) {
    const { target, feintId, attackZone, blockZone } = exchange;
    const zones = { attackZone: ZONE_WORDS.wordOf(attackZone), blockZone: ZONE_WORDS.wordOf(blockZone) };
    return present({ ...named, target, feintId: given(feintId), ...zones });
  }
  const targets = targetSpec((item ?? instant)?.targets);
  return present({ ...named, itemId: item?.itemId, abilityId: instant?.abilityId, targets });
}

/** A single target may be a word, such as `all_enemies`, which in a list would be an actor's id. */
function targetSpec(targets: readonly string[] | undefined): string | readonly string[] | undefined {
  return targets?.length === 1 ? targets[0] : listed(targets);
}

/** Where a value of the REST body stands in the message. */
export function moveFieldPath(message: Move__Output, path: string): string {
  if (path === 'strategy') return 'what';
  const strategy = strategyIn(message);
  return path === 'moveId' || strategy === undefined ? path : `${strategy}.${path}`;
}

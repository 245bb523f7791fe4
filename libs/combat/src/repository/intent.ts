import type { ExchangeIntent, InstantIntent, ItemIntent, MoveIntent, TargetSpec } from '../dto/index.js';
import { ACTOR_ID_PATTERN, CONTENT_ID_PATTERN, CombatError, MOVE_ID_PATTERN, ZONES } from '../dto/index.js';

function check(isValid: boolean, field: string, intent: MoveIntent): void {
  if (!isValid) throw new CombatError('move/invalid', { field, moveId: intent.moveId, cid: intent.cid });
}

const isTargetSpec = (targets: TargetSpec) =>
  typeof targets === 'string'
    ? ACTOR_ID_PATTERN.test(targets)
    : targets.length > 0 && targets.every((target) => ACTOR_ID_PATTERN.test(target));

/**
 * The JSON text under which an intent is stored: known fields only, in one order, so that the same intent always has
 * the same text. Every string in it is an id, which the scripts rely on.
 * @throws CombatError `move/invalid` with the field that is wrong.
 */
export function encodeIntent(intent: MoveIntent): string {
  check(MOVE_ID_PATTERN.test(intent.moveId), 'moveId', intent);
  check(ACTOR_ID_PATTERN.test(intent.cid), 'cid', intent);
  if (intent.strategy === 'exchange') return encodeExchange(intent);
  check(isTargetSpec(intent.targets), 'targets', intent);
  return intent.strategy === 'item' ? encodeItem(intent) : encodeInstant(intent);
}

function encodeExchange(intent: ExchangeIntent): string {
  const { moveId, cid, strategy, target, feintId, attackZone, blockZone } = intent;
  check(ACTOR_ID_PATTERN.test(target), 'target', intent);
  check(feintId === undefined || CONTENT_ID_PATTERN.test(feintId), 'feintId', intent);
  check(attackZone === undefined || ZONES.includes(attackZone), 'attackZone', intent);
  check(blockZone === undefined || ZONES.includes(blockZone), 'blockZone', intent);
  return JSON.stringify({ moveId, cid, strategy, target, feintId, attackZone, blockZone });
}

function encodeItem(intent: ItemIntent): string {
  const { moveId, cid, strategy, itemId, targets } = intent;
  check(CONTENT_ID_PATTERN.test(itemId), 'itemId', intent);
  return JSON.stringify({ moveId, cid, strategy, itemId, targets });
}

function encodeInstant(intent: InstantIntent): string {
  const { moveId, cid, strategy, abilityId, targets } = intent;
  check(CONTENT_ID_PATTERN.test(abilityId), 'abilityId', intent);
  return JSON.stringify({ moveId, cid, strategy, abilityId, targets });
}

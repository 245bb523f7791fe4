import type { ActionId, CombatEvent, CombatEventType } from '../dto/index.js';

/** Without these a reader of the log would not know who is left or what became of a move. */
const KEPT_FIRST: ReadonlySet<CombatEventType> = new Set<CombatEventType>([
  'exchange',
  'used',
  'refused',
  'move_cancelled',
  'defeated',
]);

/**
 * At most `limit` events, in their order. If there are more, the last one tells how many are missing; what names the
 * outcome of the action is kept before what tells its details.
 */
export function cutLog(
  events: readonly CombatEvent[],
  actionId: ActionId,
  limit: number,
): readonly CombatEvent[] {
  if (events.length <= limit) return events;
  const room = Math.max(0, limit - 1);
  const isFirst = (event: CombatEvent): boolean => KEPT_FIRST.has(event.type);
  const kept = new Set(
    [...events.filter(isFirst), ...events.filter((event) => !isFirst(event))].slice(0, room),
  );
  return [
    ...events.filter((event) => kept.has(event)),
    { type: 'log_cut', actionId, dropped: events.length - kept.size },
  ];
}

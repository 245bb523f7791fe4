import type { CombatEvent } from '../../../dto/index.js';

type EventOf<Type extends CombatEvent['type']> = Extract<CombatEvent, { type: Type }>;

function strikeLine(event: EventOf<'strike'>): string {
  const { kind, source, target, outcome, isCritical, damage, absorbed } = event;
  const isUsual = kind === 'exchange' || kind === 'ability' || kind === 'item';
  const what = isUsual ? '' : `${kind}, `;
  const how = `${isCritical ? 'critical ' : ''}${outcome}`;
  const amount = outcome === 'hit' || outcome === 'block' ? ` ${damage}` : '';
  return `${what}${source} > ${target}: ${how}${amount}${absorbed > 0 ? `, shield ${absorbed}` : ''}`;
}

const times = (count: number): string => (count === 1 ? '1 exchange' : `${count} exchanges`);

const signed = (change: number): string => (change < 0 ? `loses ${-change}` : `gains ${change}`);

const amounts = (tokens: EventOf<'feints_refunded'>['tokens']): string =>
  Object.entries(tokens)
    .map(([token, amount]) => `${token} ${amount}`)
    .join(', ');

/** An event as examples write it; null for those that only frame what happened. */
export function eventLine(event: CombatEvent): string | null {
  switch (event.type) {
    case 'strike':
      return strikeLine(event);
    case 'healed':
      return `${event.target}: healed ${event.amount}`;
    case 'effect_applied':
      return `${event.target}: ${event.effectId} for ${times(event.duration)}`;
    case 'effect_ticked':
      return `${event.cid}: ${signed(event.hpChange)} by ${event.effectId}`;
    case 'effect_expired':
      return `${event.cid}: ${event.effectId} is over`;
    case 'effect_removed':
      return `${event.cid}: ${event.effectId} is over (${event.reason})`;
    case 'feints_refunded':
      return `${event.cid}: ${event.feints.join(', ')} unused, ${amounts(event.tokens)} back`;
    case 'refused':
      return `${event.cid}: refused (${event.reason})`;
    case 'manoeuvred':
      return `${event.cid}: ${event.target} comes first`;
    case 'chaos':
      return `chaos: ${event.extraDamage} % more damage`;
    case 'defeated':
      return `${event.cid}: ${event.how}${event.by === null ? '' : ` by ${event.by}`}`;
    case 'move_cancelled':
      return `${event.cid}: cancelled (${event.reason})`;
    case 'limit_reached':
      return `${event.cid}: limit of ${event.limit}, ${event.dropped} left out`;
    case 'log_cut':
      return `log: ${event.dropped} left out`;
    default:
      return null;
  }
}

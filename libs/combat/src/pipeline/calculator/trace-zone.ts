import { SCALE } from '../../content/numbers/fixed-point.js';
import type { Tracer } from '../trace.js';
import { questionName } from './strike.js';
import type { StrikeOrder } from './strike.js';

const ZONE_FACTORS = ['accuracy', 'block', 'damage'] as const;

/** Tells a tracer at which zone the strike is aimed, if it is, and which factors come of that. */
export function traceZone(order: StrikeOrder, tracer: Tracer | null): void {
  const { struck } = order;
  if (tracer === null || struck === null) return;
  const { zone, guarded } = struck;
  const changed = ZONE_FACTORS.filter((name) => struck[name] !== SCALE);
  tracer({
    type: 'zone',
    purpose: questionName({ order }, 'zone'),
    zone,
    guarded,
    factors: Object.fromEntries(changed.map((name) => [name, struck[name] / SCALE])),
  });
}

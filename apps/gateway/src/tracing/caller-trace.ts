import type { SpanStart } from '@melee/platform';

/**
 * How a trace that a caller has begun and ours belong together: as one if callers are believed, for they then decide
 * what is recorded here; else they only know each other.
 */
export function callerTrace(sent: unknown, isTrusted: boolean): Pick<SpanStart, 'parent' | 'links'> {
  if (typeof sent !== 'string') return { parent: null };
  return isTrusted ? { parent: sent } : { parent: null, links: [sent] };
}

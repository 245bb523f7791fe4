import { type SpanContext, TraceFlags } from '@opentelemetry/api';
import type { Traceparent } from './tracer.js';

/** Version 00, and of later ones what 00 knows; ids of zeros alone are none. */
const PATTERN = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-|$)/;

/** Null for anything that is no traceparent: it comes from other processes, and from clients. */
export function parseTraceparent(text: unknown): SpanContext | null {
  const found = typeof text === 'string' ? PATTERN.exec(text) : null;
  const [, traceId, spanId, flags] = found ?? [];
  if (traceId === undefined || spanId === undefined) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16), isRemote: true };
}

export function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): Traceparent {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** Whether somebody records the trace. */
export const isSampled = ({ traceFlags }: SpanContext): boolean => (traceFlags & TraceFlags.SAMPLED) !== 0;

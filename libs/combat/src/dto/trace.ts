/**
 * Where a trace goes on, as the header of W3C Trace Context: `00-<trace id>-<span id>-<flags>` in hex. It says who asked,
 * never what was asked: nothing is decided by it.
 */
export type Traceparent = string;

const PATTERN = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Guard: one that comes from Redis or from a client may be anything. */
export const isTraceparent = (value: unknown): value is Traceparent =>
  typeof value === 'string' && PATTERN.test(value);

/** Whether somebody records the trace; the flag is the last bit. */
export const isRecorded = (traceparent: Traceparent): boolean =>
  (Number.parseInt(traceparent.slice(-2), 16) & 1) === 1;

import { durationMs, oneOf } from './variable.js';

const MINUTE = 60_000;

/** What the gateway shows to admins beside the API. */
export const adminVariables = {
  queueBoard: oneOf('QUEUE_BOARD', ['off', 'read-only', 'full'], {
    about:
      'Whether admins find the queues at /admin/queues: not at all, to look at, or also to retry, pause and remove jobs.',
    default: 'off',
  }),
  sessionMs: durationMs('ADMIN_SESSION_MS', {
    about:
      "How long a browser that has shown an admin's token may look at the queues; no longer than the token is good.",
    min: MINUTE,
    max: 12 * 60 * MINUTE,
    default: 15 * MINUTE,
  }),
} as const;

import { boolean, durationMs, integer, optional, secret, text, wholeIfSet } from './variable.js';

/** How patient those who ask for deliveries are. */
export const webhookPatience = {
  attempts: integer('WEBHOOK_ATTEMPTS', {
    about: 'How often the delivery of a webhook is tried before it is given up.',
    min: 1,
    max: 100,
    default: 10,
  }),
  firstRetryMs: durationMs('WEBHOOK_FIRST_RETRY_MS', {
    about: 'How long after its first attempt a delivery is tried again; twice as long after each other.',
    min: 10,
    max: 3_600_000,
    default: 5000,
  }),
} as const;

/** How a gateway delivers webhooks. */
export const webhookDelivery = {
  secret: secret(
    optional(
      text('WEBHOOK_SECRET', {
        about: 'The secret with which webhooks are signed; without it no battle can have any.',
        pattern: /^[\x21-\x7e]{32,1024}$/,
        allowed: '32 to 1024 printable ASCII characters without spaces',
      }),
    ),
    wholeIfSet,
  ),
  allowPrivate: boolean('WEBHOOK_ALLOW_PRIVATE', {
    about: 'Whether webhooks may go to private addresses and over plain HTTP, for development and tests.',
    default: false,
  }),
  timeoutMs: durationMs('WEBHOOK_TIMEOUT_MS', {
    about: 'How long a receiver may take to answer a webhook.',
    min: 100,
    max: 60_000,
    default: 10_000,
  }),
  concurrency: integer('WEBHOOK_CONCURRENCY', {
    about: 'How many webhooks a gateway delivers side by side.',
    min: 1,
    max: 1000,
    default: 20,
  }),
} as const;

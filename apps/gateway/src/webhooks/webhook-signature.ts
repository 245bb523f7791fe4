import { createHmac } from 'node:crypto';

/**
 * Proves to a receiver who knows the secret that a body is ours, and when it was sent: a recorded request grows old.
 * @param sentAt seconds since the epoch
 */
export function webhookSignature(secret: string, body: string, sentAt: number): string {
  const digest = createHmac('sha256', secret).update(`${sentAt}.${body}`).digest('hex');
  return `t=${sentAt},v1=${digest}`;
}

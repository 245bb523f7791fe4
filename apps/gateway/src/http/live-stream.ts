import type { FastifyReply } from 'fastify';

/** A stream lasts as long as its reader likes; it is counted while it is open. */
export function isLiveStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/event-stream');
}

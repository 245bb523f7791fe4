import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyPluginCallback } from 'fastify';
import type { PartitionQueue } from '@melee/combat/messaging';

/** What a page of the board may load: its own parts, relative to the base that it names; the font of a stranger it may not. */
export const BOARD_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The pages about these queues, to be registered at `basePath`. */
export function queueBoard(
  queues: readonly PartitionQueue[],
  basePath: string,
  isReadOnly: boolean,
): FastifyPluginCallback<{ prefix: string }> {
  const server = new FastifyAdapter();
  server.setBasePath(basePath);
  createBullBoard({
    queues: queues.map(({ partition, queue }) => {
      // The board tells queues apart by their names.
      const prefix = partition === 0 ? '' : `${partition}-`;
      return new BullMQAdapter(queue, { readOnlyMode: isReadOnly, prefix });
    }),
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'Melee' } },
  });
  return server.registerPlugin();
}

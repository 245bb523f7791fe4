import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
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

/** Bull Board with its pages. */
export interface QueueBoard {
  readonly pages: FastifyPluginCallback<{ prefix: string }>;
  /** Takes in queues that there were not before. */
  refresh(): void;
}

/**
 * The pages about queues, to be registered at `basePath`.
 * @param queues asked for at each refresh: there may be more partitions than before
 */
export function queueBoard(
  queues: () => readonly PartitionQueue[],
  basePath: string,
  isReadOnly: boolean,
): QueueBoard {
  const server = new FastifyAdapter();
  server.setBasePath(basePath);
  const board = createBullBoard({
    queues: [],
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'Melee' } },
  });
  const shown = new Set<Queue>();
  const refresh = () => {
    for (const { partition, queue } of queues()) {
      if (shown.has(queue)) continue;
      shown.add(queue);
      // The board tells queues apart by their names.
      const prefix = partition === 0 ? '' : `${partition}-`;
      board.addQueue(new BullMQAdapter(queue, { readOnlyMode: isReadOnly, prefix }));
    }
  };
  return { pages: server.registerPlugin(), refresh };
}

import { QUEUE_NAMES } from './queues.js';
import { WEBHOOK_QUEUE } from './webhook-dispatch.js';

/** One queue as BullMQ knows it: all its keys begin with `prefix:name:`. */
export interface QueuePlace {
  readonly name: string;
  readonly partition: number;
  readonly prefix: string;
}

/**
 * The prefix of the queues of one partition. The first one has that of the configuration, so one partition is what it
 * always was, and each further partition has a hash tag of its own, and with it a slot of its own in a Redis Cluster.
 * @param prefix with a name in braces: `{melee}` becomes `{melee-1}`.
 */
export function partitionPrefix(prefix: string, partition: number): string {
  return partition === 0 ? prefix : prefix.replace('}', `-${partition}}`);
}

/** Every queue that there is when so many partitions are in use: those of combat in each of them, and the webhooks'. */
export function queuePlaces(prefix: string, partitions: number): readonly QueuePlace[] {
  const combat = QUEUE_NAMES.flatMap((name) =>
    Array.from({ length: partitions }, (_, partition) => ({
      name,
      partition,
      prefix: partitionPrefix(prefix, partition),
    })),
  );
  return [...combat, { name: WEBHOOK_QUEUE, partition: 0, prefix }];
}

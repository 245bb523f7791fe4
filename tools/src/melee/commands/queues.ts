import type { QueueStatus } from '@melee/combat/messaging';
import type { Desk } from '../desk.js';
import { lasting, type Report, table } from '../output.js';

/** What is wrong with how a queue is served, or nothing. */
function faultOf({ isPaused, workers, jobs }: QueueStatus): string | null {
  if (isPaused) return 'paused';
  return workers === 0 && jobs.waiting > 0 ? 'nobody takes its jobs' : null;
}

/** What waits in the queues, and who serves them. */
export async function queues({ backlog }: Desk): Promise<Report> {
  const read = (await backlog.readStatus()).map((status) => ({ ...status, fault: faultOf(status) }));
  return {
    json: { queues: read },
    text: table(
      ['queue', 'waiting', 'active', 'delayed', 'failed', 'oldest waits', 'workers', 'fault'],
      read.map(({ queue, partition, jobs, oldestS, workers, fault }) => [
        partition === 0 ? queue : `${queue}/${partition}`,
        jobs.waiting,
        jobs.active,
        jobs.delayed,
        jobs.failed,
        jobs.waiting === 0 ? null : lasting(oldestS * 1000),
        workers,
        fault,
      ]),
    ),
    isFine: read.every(({ fault }) => fault === null),
  };
}

import { QUEUES } from '@melee/combat/messaging';
import type { Redis } from 'ioredis';
import pidusage from 'pidusage';

/** Counters at one moment; two of them make the costs of what happened between. */
export interface Usage {
  /** CPU time since the process began, milliseconds, by the name of the process. */
  readonly cpuMs: Readonly<Record<string, number>>;
  /** Commands that clients sent; what scripts call is not counted. */
  readonly commands: number;
  readonly jobs: number;
  /** What Redis has received and sent. */
  readonly networkBytes: number;
}

export async function readUsage(
  redis: Redis,
  queuePrefix: string,
  pids: Readonly<Record<string, number>>,
): Promise<Usage> {
  const stats = await pidusage(Object.values(pids));
  const cpuMs = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, stats[pid]?.ctime ?? 0]));
  const ids = await redis.mget(Object.values(QUEUES).map((queue) => `${queuePrefix}:${queue}:id`));
  return {
    cpuMs,
    commands: await clientCommands(redis),
    jobs: ids.reduce((sum, id) => sum + Number(id ?? 0), 0),
    networkBytes: await networkBytes(redis),
  };
}

/** Scripts dominate what the clients send, so their calls and the few plain commands of BullMQ's workers are counted. */
async function clientCommands(redis: Redis): Promise<number> {
  const info = await redis.info('commandstats');
  const calls = (command: string) =>
    Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(info)?.[1] ?? 0);
  return ['evalsha', 'eval', 'bzpopmin'].reduce((sum, command) => sum + calls(command), 0);
}

async function networkBytes(redis: Redis): Promise<number> {
  const info = await redis.info('stats');
  const bytes = (direction: string) =>
    Number(new RegExp(`total_net_${direction}_bytes:(\\d+)`).exec(info)?.[1] ?? 0);
  return bytes('input') + bytes('output');
}

import 'reflect-metadata';
import {
  CombatDispatch,
  CombatModule,
  QueueBacklog,
  SILENT_OBSERVER,
  WEBHOOK_QUEUE,
} from '@melee/combat/messaging';
import { announcedPartitions, CombatManager, ContentStore } from '@melee/combat/repository';
import {
  ConfigError,
  createLogger,
  createRedis,
  type Environment,
  loadConfig,
  type OperatorConfig,
  operatorConfig,
} from '@melee/platform';
import { NestFactory } from '@nestjs/core';
import { Queue } from 'bullmq';
import { OperatorError } from './operator-error.js';

const APP = 'operator';

/** What the commands work with: battles, queues and packs, where the environment says that they are. */
export interface Desk {
  readonly combat: CombatManager;
  readonly content: ContentStore;
  readonly backlog: QueueBacklog;
  /** Wakes the Collector for a session. Throws {@link OperatorError} `jobs/not-sent`. */
  readonly signal: (sid: string) => Promise<void>;
}

/**
 * Lets something be done at the desk and closes it again.
 * @throws OperatorError `config/invalid`, `redis/unreachable`.
 */
export async function atDesk<T>(env: Environment, work: (desk: Desk) => Promise<T>): Promise<T> {
  const config = readConfig(env);
  // What goes wrong is told by the command itself.
  const identity = { app: APP, logger: createLogger(APP, { level: 'silent', format: 'json' }) };
  const scripts = createRedis(config.redis, 'scripts', identity);
  const queues = createRedis(config.redis, 'producer', identity);
  try {
    await reach(scripts);
    return await withServices(config, scripts, queues, work);
  } finally {
    scripts.disconnect();
    queues.disconnect();
  }
}

/** @throws OperatorError `redis/unreachable` */
async function reach(client: Connection): Promise<void> {
  // What fails in the end is the command, which does not know why.
  let reason: unknown;
  const note = (error: unknown) => (reason ??= error);
  client.on('error', note);
  try {
    await client.ping();
  } catch (error) {
    throw new OperatorError('redis/unreachable', { reason: String(reason ?? error) });
  } finally {
    client.off('error', note);
  }
}

function readConfig(env: Environment): OperatorConfig {
  try {
    return loadConfig(operatorConfig, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new OperatorError('config/invalid', { problems: error.problems }, error.message);
  }
}

type Connection = ReturnType<typeof createRedis>;

async function withServices<T>(
  { redis, queue }: OperatorConfig,
  scripts: Connection,
  queues: Connection,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  let unsent = 0;
  const observer = { ...SILENT_OBSERVER, jobNotSent: () => (unsent += 1) };
  const { prefix: queuePrefix } = queue;
  // As the apps do: a number of its own would be announced to them, and they would never forget it.
  const partitions = await announcedPartitions(scripts);
  const combat = { scripts, queues, queuePrefix, partitions, encoding: redis.json, observer };
  const app = await NestFactory.createApplicationContext(CombatModule.forRoot(combat), {
    logger: false,
    abortOnError: false,
  });
  const webhooks = new Queue(WEBHOOK_QUEUE, { connection: queues, prefix: queue.prefix });
  // What goes wrong is told by the command itself.
  webhooks.on('error', () => undefined);
  try {
    const dispatch = app.get(CombatDispatch);
    const backlog = app.get(QueueBacklog);
    backlog.watch(webhooks);
    return await work({
      combat: app.get(CombatManager),
      content: new ContentStore(scripts),
      backlog,
      signal: async (sid) => {
        dispatch.signal({ sid, type: 'check_immediate' });
        await dispatch.flush();
        if (unsent > 0) throw new OperatorError('jobs/not-sent', { battle: sid });
      },
    });
  } finally {
    await webhooks.close();
    await app.close();
  }
}

import { relation } from './config-schema.js';
import { redisRelations, redisVariables } from './redis-variables.js';
import { tracingVariables } from './tracing-variables.js';
import { durationMs, folders, integer, oneOf, text } from './variable.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const HOST = { pattern: /^[A-Za-z0-9.:_-]{1,253}$/, allowed: 'an IP address or a host name' };

/** A port to listen on; `0` asks the operating system for a free one. */
export function listenPort(name: string, about: string, fallback: number) {
  return integer(name, { about, min: 0, max: 65_535, default: fallback });
}

/** An address to listen on. */
export function listenHost(name: string, about: string) {
  return text(name, { ...HOST, about, default: '0.0.0.0' });
}

export const jobLock = durationMs('JOB_LOCK_MS', {
  about: 'How long a worker may be silent before the job that it holds counts as stalled.',
  min: 100,
  max: HOUR,
  default: 5 * SECOND,
});

export const jobStallCheck = durationMs('JOB_STALL_CHECK_MS', {
  about: 'How often workers look for stalled jobs.',
  min: 50,
  max: HOUR,
  default: 2500,
});

export const lookAgain = durationMs('LOOK_AGAIN_MS', {
  about: 'A session in which something is under way is looked at again after this time at the latest.',
  min: 50,
  max: HOUR,
  default: 2 * SECOND,
});

export const sessionRetention = integer('SESSION_RETENTION_S', {
  about: 'Seconds for which the keys of a finished battle are kept.',
  min: 1,
  max: (30 * DAY) / SECOND,
  default: HOUR / SECOND,
});

export const contentDirs = folders('CONTENT_DIRS', {
  about: 'Folders of content packs, one pack each, that are loaded beside the default pack.',
});

export const commonRelations = [
  ...redisRelations,
  relation(jobStallCheck, 'less than', jobLock, (check, lock) => check < lock),
];

/** What every app reads; `healthPort` is the default of HEALTH_PORT, which differs so that all may share a machine. */
export function commonVariables(healthPort: number) {
  return {
    redis: redisVariables,
    log: {
      level: oneOf('LOG_LEVEL', LOG_LEVELS, {
        about: 'The least severe log lines that are written.',
        default: 'info',
      }),
      format: oneOf('LOG_FORMAT', ['json', 'pretty'], {
        about: 'JSON lines for machines, or coloured text for people.',
        default: 'json',
      }),
    },
    tracing: tracingVariables,
    health: {
      host: listenHost('HEALTH_HOST', 'Address on which the health server listens.'),
      port: listenPort(
        'HEALTH_PORT',
        'Port of the health server; 0 takes a free one and logs it.',
        healthPort,
      ),
      maxLoopLagMs: durationMs('MAX_LOOP_LAG_MS', {
        about: 'A process whose event loop is later than this, for seconds on end, is not alive.',
        min: 10,
        max: HOUR,
        default: 1 * SECOND,
      }),
    },
    shutdown: {
      timeoutMs: durationMs('SHUTDOWN_TIMEOUT_MS', {
        about: 'How long a stopping app may take to finish what it holds.',
        min: 100,
        max: HOUR,
        default: 10 * SECOND,
      }),
    },
    queue: {
      prefix: text('QUEUE_PREFIX', {
        about: 'Prefix of the keys of all queues; the braces keep them in one slot of a Redis Cluster.',
        pattern: /^[A-Za-z0-9_:-]*\{[A-Za-z0-9_-]+\}[A-Za-z0-9_:-]*$/,
        allowed: 'letters, digits, _, - and :, with one name in braces such as {melee}',
        default: '{melee}',
      }),
      partitions: integer('QUEUE_PARTITIONS', {
        about:
          'Into how many partitions the queues and the index of battles are split, each in a slot of its own of a Redis Cluster; the same for all apps.',
        min: 1,
        max: 256,
        default: 1,
      }),
      lockMs: jobLock,
      stallCheckMs: jobStallCheck,
    },
  } as const;
}

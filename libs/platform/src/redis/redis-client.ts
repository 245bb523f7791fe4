import { type Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../logging/index.js';
import { BoundedCluster } from './bounded-cluster.js';
import { logOutages } from './redis-outages.js';
import { type RedisConfig, type RedisTarget, redisTarget } from './redis-target.js';

/** A connection to one server, found by its address or by Sentinels, or those to the nodes of a cluster. */
export type RedisClient = Redis | Cluster;

/**
 * What a connection is for. `scripts` and `producer` serve callers who wait for an answer and fail fast while Redis is
 * away; so does what the `transport` publishes. `worker` and `subscriber` have nothing else to do and wait for it to
 * return.
 */
export type RedisRole = 'scripts' | 'producer' | 'transport' | 'worker' | 'subscriber';

/** With at most 500 ms between attempts, a command fails within two seconds while Redis refuses connections. */
const FAIL_FAST = { maxRetriesPerRequest: 3, commandTimeout: 5000 } satisfies RedisOptions;
const WAIT_FOR_REDIS = { maxRetriesPerRequest: null } satisfies RedisOptions;

const OPTIONS_BY_ROLE = {
  scripts: FAIL_FAST,
  producer: FAIL_FAST,
  // Whoever publishes while Redis is away, or closes the app, is not kept waiting.
  transport: { maxRetriesPerRequest: 3 },
  worker: WAIT_FOR_REDIS,
  subscriber: { ...WAIT_FOR_REDIS, autoResubscribe: true },
} satisfies Record<RedisRole, RedisOptions>;

/** Each costs a tenth of a second: those who wait outlast the election of a new master. */
const REDIRECTIONS = { failFast: 16, waiting: 600 };

/** A cluster tells nobody that nodes have come or gone: it is asked. Milliseconds. */
const LOOK_FOR_NODES_EVERY = 15_000;

/** How long to wait before the given attempt, from 1, to reach Redis again; there is no last attempt. */
export function retryDelayMs(attempt: number): number {
  return Math.min(attempt * 50, 500);
}

/** A server that has become a replica under a connection is left, and the command sent to the new master. */
export function reconnectOnError({ message }: Error): 2 | false {
  return message.startsWith('READONLY') ? 2 : false;
}

/**
 * A client that connects at once and stands in Redis's client list as `app:role`. An outage is logged when it begins
 * and when it ends. Whoever creates it closes it.
 */
export function createRedis(
  config: RedisConfig,
  role: RedisRole,
  { app, logger }: { readonly app: string; readonly logger: Logger },
): RedisClient {
  const client = buildRedis(config, role, app);
  logOutages(client, logger.child({ redisRole: role }));
  return client;
}

/** The same, without a word about outages; a lazy one connects when it is told to. */
export function buildRedis(
  config: RedisConfig,
  role: RedisRole,
  app: string,
  lazyConnect = false,
): RedisClient {
  const target = redisTarget(config);
  const { nodes, db } = target;
  const options = connectionOptions(target, role, app);
  switch (config.mode) {
    case 'single':
      return new Redis({ ...nodes[0], ...options, db, lazyConnect });
    case 'sentinel':
      return new Redis({ ...options, ...sentinelOptions(config.sentinel, target), db, lazyConnect });
    case 'cluster':
      return new BoundedCluster([...nodes], { ...clusterOptions(role), redisOptions: options, lazyConnect });
  }
}

function connectionOptions({ login, tls }: RedisTarget, role: RedisRole, app: string) {
  return {
    ...login,
    ...OPTIONS_BY_ROLE[role],
    ...(tls !== undefined && { tls }),
    connectionName: `${app}:${role}`,
    connectTimeout: 5000,
    // For the close of a connection that is closed already ioredis would wait as long as this, and the process with it.
    disconnectTimeout: 250,
    retryStrategy: retryDelayMs,
    reconnectOnError,
    // Writes of one connection are coalesced anyway; collecting commands first makes scripts slower.
    enableAutoPipelining: false,
  } satisfies RedisOptions;
}

function sentinelOptions(
  { master, username, password }: RedisConfig['sentinel'],
  { nodes, tls }: RedisTarget,
) {
  return {
    sentinels: [...nodes],
    ...(master !== null && { name: master }),
    ...(username !== null && { sentinelUsername: username }),
    ...(password !== null && { sentinelPassword: password }),
    ...(tls !== undefined && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
    sentinelRetryStrategy: retryDelayMs,
    // What tells clients of a failover can end a client for good that is just connecting; a closed connection is enough.
    failoverDetector: false,
  } satisfies RedisOptions;
}

function clusterOptions(role: RedisRole) {
  const isPatient = OPTIONS_BY_ROLE[role].maxRetriesPerRequest === null;
  return {
    clusterRetryStrategy: retryDelayMs,
    maxRedirections: isPatient ? REDIRECTIONS.waiting : REDIRECTIONS.failFast,
    slotsRefreshInterval: LOOK_FOR_NODES_EVERY,
    enableAutoPipelining: false,
    // Names are looked up by each connection: certificates bear them, and addresses change.
    dnsLookup: (host, callback) => {
      callback(null, host);
    },
  } satisfies ClusterOptions;
}

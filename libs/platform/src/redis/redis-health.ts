import type { Redis } from 'ioredis';
import type { HealthCheck } from '../health/index.js';

/** What is asked of a single server, or of a cluster. */
export type CheckedRedis = { readonly status: string } & (
  { ping(): Promise<string> } | { nodes(): unknown; cluster(subcommand: 'INFO'): Promise<unknown> }
);

/** Passes while the connection stands and the server answers on it; of a cluster, while it serves every key. */
export function redisHealthCheck(client: CheckedRedis): HealthCheck {
  return async () => {
    // A ping would wait for the connection to return; a probe wants to know now.
    if (client.status !== 'ready') throw new Error(`the connection is in state "${client.status}"`);
    if (!('nodes' in client)) {
      await client.ping();
    } else if (!String(await client.cluster('INFO')).includes('cluster_state:ok')) {
      throw new Error('the cluster does not serve every key');
    }
  };
}

/**
 * Passes unless a connection of the transport has ended for good: one that is lost returns by itself, one that has ended
 * does not, and nothing but a restart helps.
 */
export function transportVitalCheck(transport: RedisTransport): HealthCheck {
  return () =>
    transport.unwrap().some(({ status }) => status === 'end')
      ? Promise.reject(new Error('a connection of the transport has ended'))
      : Promise.resolve();
}

/** The part of a Nest microservice or client proxy that hands out the connections that it is built on. */
export interface RedisTransport {
  unwrap(): readonly Pick<Redis, 'status'>[];
}

/**
 * Passes while both connections of Nest's Redis transport stand. Without it a replica that has lost its transport
 * stays up and hears nothing.
 */
export function transportHealthCheck(transport: RedisTransport): HealthCheck {
  return () => {
    const lost = transport.unwrap().find(({ status }) => status !== 'ready');
    return lost === undefined
      ? Promise.resolve()
      : Promise.reject(new Error(`a connection of the transport is in state "${lost.status}"`));
  };
}

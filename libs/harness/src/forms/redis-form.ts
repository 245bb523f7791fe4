import type { Cluster, Redis } from 'ioredis';
import type { ServiceName } from '../service.js';

/** Redis in one of the forms that Melee runs on, as its apps and its tests reach it. */
export interface RedisForm {
  /** Settings by which an app reaches it. */
  envOf(app: ServiceName): Readonly<Record<string, string>>;
  /** A client that may do everything; closed by whoever asked for it. */
  connect(): Redis | Cluster;
  stop(): Promise<void>;
}

/** One that has a replica to take the place of a master. */
export interface ReplicatedRedis extends RedisForm {
  /** Kills a master, and settles when its replica has taken its place. */
  failOver(): Promise<void>;
}

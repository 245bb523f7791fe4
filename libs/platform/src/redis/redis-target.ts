import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { CommonConfig } from '../config/index.js';
import { parseNodeAddress, parseRedisUrl, type RedisNode } from '../config/redis-url.js';

/** What the configuration says of Redis. */
export type RedisConfig = Omit<CommonConfig['redis'], 'json'>;

/** Where to begin looking for Redis, and how to log in to what is found there. */
export interface RedisTarget {
  /** The server itself, or the Sentinels and nodes that are known from the start. */
  readonly nodes: readonly RedisNode[];
  readonly login: { readonly username?: string; readonly password?: string };
  readonly db: number;
  /** Present for encrypted connections. */
  readonly tls?: ConnectionOptions;
}

/**
 * Brings together what the URL says and what the other settings say; reads the certificates.
 * @throws the file system's error if a certificate cannot be read
 */
export function redisTarget(config: RedisConfig): RedisTarget {
  const { host, port, db, isEncrypted, ...login } = parseRedisUrl(config.url);
  const nodes = config.nodes.length > 0 ? config.nodes.map(parseNodeAddress) : [{ host, port }];
  const { username, password } = config;
  return {
    nodes,
    login: {
      ...login,
      ...(username !== null && { username }),
      ...(password !== null && { password }),
    },
    db: db + config.database,
    ...((isEncrypted || config.tls.isOn) && { tls: tlsOf(config, nodes) }),
  };
}

function tlsOf({ mode, tls }: RedisConfig, nodes: readonly RedisNode[]): ConnectionOptions {
  const { ca, cert, key, serverName } = tls;
  // The others are found under addresses of their own, which their certificates must bear.
  const own = mode === 'single' ? nodes.find(({ host }) => isIP(host) === 0)?.host : undefined;
  const servername = serverName ?? own;
  return {
    ...(servername !== undefined && { servername }),
    ...(ca !== null && { ca: readFileSync(ca) }),
    ...(cert !== null && { cert: readFileSync(cert) }),
    ...(key !== null && { key: readFileSync(key) }),
  };
}

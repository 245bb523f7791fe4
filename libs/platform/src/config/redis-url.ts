import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/** Where a Redis server is and how to log in. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  /** Present for an encrypted connection. */
  readonly tls?: ConnectionOptions;
}

const DEFAULT_PORT = 6379;

/** Whether the part of a Redis URL behind the host is nothing or a database number, and its escapes can be read. */
export function isRedisUrl(url: URL): boolean {
  return /^\/?\d{0,4}$/.test(url.pathname) && url.search === '' && url.hash === '' && hasReadableLogin(url);
}

function hasReadableLogin({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** The parts of a `redis://` or `rediss://` URL that the configuration has accepted. */
export function parseRedisUrl(text: string): RedisAddress {
  const url = new URL(text);
  const address = {
    // An IPv6 address stands in brackets in a URL and without them everywhere else.
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    db: Number(url.pathname.slice(1)),
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
  };
  if (url.protocol !== 'rediss:') return address;
  return { ...address, tls: isIP(address.host) === 0 ? { servername: address.host } : {} };
}

/** The password of a URL, as it stands there and as it is meant; nothing if it has none. */
export function passwordIn(text: string): readonly string[] {
  const { password } = new URL(text);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

/** The same URL without its password, for people to read. */
export function withoutPassword(text: string): string {
  if (!URL.canParse(text)) return '[redacted]';
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  return url.href;
}

/** Where a Redis server is and how to log in. */
export interface RedisAddress extends RedisNode {
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  readonly isEncrypted: boolean;
}

/** Where a server listens. */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
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
  return {
    ...nodeOf(url),
    db: Number(url.pathname.slice(1)),
    isEncrypted: url.protocol === 'rediss:',
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
  };
}

/** Whether the text is a host with or without a port, and nothing else. */
export function isNodeAddress(text: string): boolean {
  return /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/.test(text) && URL.canParse(`redis://${text}`);
}

/** The parts of an address that the configuration has accepted. */
export function parseNodeAddress(text: string): RedisNode {
  return nodeOf(new URL(`redis://${text}`));
}

function nodeOf({ hostname, port }: URL): RedisNode {
  return {
    // An IPv6 address stands in brackets in a URL and without them everywhere else.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? DEFAULT_PORT : Number(port),
  };
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

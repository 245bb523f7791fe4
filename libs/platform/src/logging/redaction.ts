import { withoutPassword } from '../config/redis-url.js';

const SECRETS = [
  'password',
  'authorization',
  'cookie',
  'token',
  'access_token',
  'secret',
  'JWT_SECRET',
  'REDIS_URL',
  'REDIS_PASSWORD',
  'REDIS_SENTINEL_PASSWORD',
  'sentinelPassword',
];

/** Where a secret may stand in a log line. */
export const REDACTED_PATHS: string[] = [
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  'redis.url',
  '*.redis.url',
  '*.redis.sentinel.password',
  // An error of ioredis holds the command that failed; that of a login holds the password.
  'err.command.args',
  '*.err.command.args',
];

/** What a log line shows in place of a secret: a URL keeps everything except its password. */
export function redact(value: unknown): unknown {
  const isUrl = typeof value === 'string' && /^rediss?:\/\//.test(value);
  return isUrl ? withoutPassword(value) : '[redacted]';
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { freePort } from '../ports.js';
import { startRedis } from '../redis-server.js';
import type { RedisForm } from './redis-form.js';

/** One server that speaks TLS only, and only to those who show a certificate that it trusts. Takes `openssl`. */
export async function startTlsRedis(): Promise<RedisForm> {
  const folder = await mkdtemp(join(tmpdir(), 'melee-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  await certify(key, cert);
  const tls = { ca: await readFile(cert), cert: await readFile(cert), key: await readFile(key) };
  const port = await freePort();
  const settings = {
    port: '0',
    'tls-port': String(port),
    'tls-ca-cert-file': cert,
    'tls-cert-file': cert,
    'tls-key-file': key,
  };
  const server = await startRedis({ port, settings, access: { tls } });
  return {
    envOf: () => ({
      REDIS_URL: server.url,
      REDIS_TLS_CA_FILE: cert,
      REDIS_TLS_CERT_FILE: cert,
      REDIS_TLS_KEY_FILE: key,
    }),
    connect: () => new Redis(server.url, { tls }),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Makes a certificate of this machine that vouches for itself, good for a day. */
async function certify(key: string, cert: string): Promise<void> {
  const subject = ['-subj', '/CN=melee-test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', '1', ...pair, '-out', cert, ...subject]);
}

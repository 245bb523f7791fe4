import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startRedis } from '../redis-server.js';
import { SERVICE_NAMES, type ServiceName } from '../service.js';
import { workspaceRoot } from '../workspace.js';
import type { RedisForm } from './redis-form.js';

/** Where the file that is deployed has the hash of a user's password. */
const PLACEHOLDER = /#SHA256-OF-([A-Z-]+)-PASSWORD/g;
const ADMIN = 'admin';

/** One server that knows every app as a user of its own, with no more rights than the deployed file gives it. */
export interface AclRedis extends RedisForm {
  /** A client with the rights of an app; closed by whoever asked for it. */
  connectAs(app: ServiceName): Redis;
}

/** Gives the apps the rights that they need in addition on a server that has JSON commands, as operators do. */
async function allowJson(admin: Redis): Promise<void> {
  const [command] = (await admin.call('COMMAND', 'INFO', 'JSON.SET')) as unknown[];
  if (command) {
    const rights = await readFile(join(workspaceRoot(), 'deploy/redis/json-rights.txt'), 'utf8');
    for (const app of SERVICE_NAMES) await admin.call('ACL', 'SETUSER', app, ...rights.trim().split(' '));
  }
  await admin.quit();
}

export async function startAclRedis(): Promise<AclRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'melee-acl-'));
  const secret = randomBytes(16).toString('hex');
  const loginOf = (username: string) => ({ username, password: `${username}-${secret}` });
  const rules = await readFile(join(workspaceRoot(), 'deploy/redis/users.acl'), 'utf8');
  const aclfile = join(folder, 'users.acl');
  const filled = rules.replace(PLACEHOLDER, (_, name: string) => {
    const { password } = loginOf(name.toLowerCase());
    return `#${createHash('sha256').update(password).digest('hex')}`;
  });
  await writeFile(aclfile, filled);
  const server = await startRedis({ settings: { aclfile }, access: loginOf(ADMIN) });
  const connectAs = (username: string) => new Redis(server.url, loginOf(username));
  await allowJson(connectAs(ADMIN));
  return {
    envOf(app) {
      const { username, password } = loginOf(app);
      return { REDIS_URL: server.url, REDIS_USERNAME: username, REDIS_PASSWORD: password };
    },
    connect: () => connectAs(ADMIN),
    connectAs,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

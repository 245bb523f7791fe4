import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installRedisServer } from './redis-install.js';

/** A PATH that holds nothing but the given programs; each notes how it was called. */
describe('installRedisServer', () => {
  const path = process.env['PATH'];
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'melee-path-'));
    process.env['PATH'] = folder;
    await program('env', 'while [ "${1#*=}" != "$1" ]; do export "$1"; shift; done; exec "$@"');
    await program('sudo', 'shift; exec "$@"');
    await program('true', 'exit 0');
  });
  afterEach(async () => {
    process.env['PATH'] = path;
    await rm(folder, { recursive: true });
  });

  async function program(name: string, body: string): Promise<void> {
    await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(folder, name), 0o755);
  }
  async function packageManager(name: string, body: string): Promise<void> {
    await program(name, `echo "${name} $*" >> "${folder}/calls"\n${body}`);
  }
  const calls = async (): Promise<string[]> =>
    (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
  /** Shell text: makes a program appear beside the one that runs it. */
  const putServer = (name: string): string =>
    `target="${folder}/${name}"; echo '#!/bin/sh' > "$target"; /bin/chmod +x "$target"`;

  it('refreshes the list of packages, installs without questions and answers the file of the server', async () => {
    await packageManager(
      'apt-get',
      `[ "$DEBIAN_FRONTEND" = noninteractive ] || exit 9; ${putServer('redis-server')}`,
    );
    const lines: string[] = [];
    await expect(installRedisServer((line) => lines.push(line))).resolves.toBe(join(folder, 'redis-server'));
    expect(await calls()).toEqual([
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends redis-server',
    ]);
    expect(lines).toContain('apt-get: installing redis-server');
  });

  it('takes Valkey where the system has no Redis', async () => {
    await packageManager('apk', `case "$*" in *valkey) ${putServer('redis-server')} ;; *) exit 1 ;; esac`);
    await expect(installRedisServer(() => undefined)).resolves.toBe(join(folder, 'redis-server'));
    expect(await calls()).toEqual(['apk add --quiet --no-cache redis', 'apk add --quiet --no-cache valkey']);
  });

  it('says what to do, with what the package manager said, when it fails', async () => {
    await packageManager('dnf', 'echo "no mirror answers"; exit 1');
    const failure = installRedisServer(() => undefined);
    await expect(failure).rejects.toMatchObject({ code: 'redis/install-failed' });
    await expect(failure).rejects.toThrow(/set REDIS_URL\.\n.*no mirror answers/s);
  });

  it('says what to do where there is no package manager', async () => {
    await expect(installRedisServer(() => undefined)).rejects.toMatchObject({
      code: 'redis/no-server',
      message: expect.stringMatching(/install Redis 6\.2 or newer \(or Valkey\), or set REDIS_URL/),
    });
  });
});

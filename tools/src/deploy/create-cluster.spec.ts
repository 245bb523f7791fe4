import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  askRedis,
  findRedisServer,
  freePort,
  isPortFree,
  ManagedProcess,
  pingRedis,
  waitFor,
} from '@melee/harness';
import { pathOf } from './testing/workspace-files.js';

const NODES = 6;
// A node of a cluster listens there too, for the others.
const BUS_PORT_DISTANCE = 10_000;
/** More than one wait for an answer may take, so that it is that wait which says what is missing. */
const START_BOUND_MS = 120_000;

async function freePortOfNode(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (await isPortFree(port + BUS_PORT_DISTANCE)) return port;
  }
}

describe('docker/create-cluster.sh', () => {
  let folder: string;
  let addresses: string[];
  const nodes: ManagedProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'melee-cluster-'));
    const server = findRedisServer() ?? 'redis-server';
    await mkdir(join(folder, 'bin'));
    // Also beside a server of another name, such as Valkey, the script finds its command line under the name of Redis.
    const commandLine = join(dirname(server), basename(server).replace('server', 'cli'));
    await symlink(commandLine, join(folder, 'bin', 'redis-cli'));
    addresses = [];
    for (let node = 0; node < NODES; node += 1) {
      const port = await freePortOfNode();
      const data = join(folder, String(port));
      await mkdir(data);
      const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', ''];
      nodes.push(await ManagedProcess.start(server, [...settings, '--cluster-enabled', 'yes']));
      addresses.push(`127.0.0.1:${port}`);
    }
    for (const address of addresses) {
      await waitFor(`${address} to answer`, () =>
        pingRedis(`redis://${address}`).then(
          () => true,
          () => false,
        ),
      );
    }
  }, START_BOUND_MS);
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await rm(folder, { recursive: true });
  });

  async function createCluster(): Promise<string> {
    const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
    const { stdout } = await promisify(execFile)('sh', [pathOf('docker/create-cluster.sh'), ...addresses], {
      env,
    });
    return stdout;
  }
  const ask = (address: string, what: string): Promise<string> =>
    askRedis(`redis://${address}`, async (client) => String(await client.call('CLUSTER', what)));

  it('makes six nodes a cluster that serves all slots, of three masters with a replica each', async () => {
    await expect(createCluster()).resolves.toContain('The cluster serves.');
    for (const address of addresses) {
      const info = await ask(address, 'INFO');
      expect(info).toContain('cluster_state:ok');
      expect(info).toContain('cluster_slots_assigned:16384');
      expect(info).toContain('cluster_size:3');
    }
    const [first = ''] = addresses;
    await waitFor(
      'three replicas',
      async () => (await ask(first, 'NODES')).match(/\bslave\b/g)?.length === 3,
    );
  });

  it('does nothing to nodes that are a cluster already', async () => {
    await expect(createCluster()).resolves.toBe('The cluster serves.\n');
  });
});

import { Cluster, type Redis } from 'ioredis';
import { freePort, isPortFree } from '../ports.js';
import { askRedis } from '../redis-connection.js';
import { type RedisServer, startRedis } from '../redis-server.js';
import { waitFor } from '../wait-for.js';
import type { ReplicatedRedis } from './redis-form.js';

const SLOTS = 16_384;
const MASTERS = 3;
/** A node of a cluster listens there too, for the others. */
const BUS_PORT_DISTANCE = 10_000;
/** A node that is silent for so long counts as lost, milliseconds. */
const NODE_TIMEOUT = 2000;
const FAILOVER_BOUND_MS = 30_000;

/** Three masters, the first of which has a replica. */
export async function startClusterRedis(): Promise<ReplicatedRedis> {
  const nodes = await Promise.all(Array.from({ length: MASTERS + 1 }, startNode));
  const [first, , , replica] = nodes as [RedisServer, RedisServer, RedisServer, RedisServer];
  const masters = nodes.slice(0, MASTERS);
  for (const [i, master] of masters.entries()) {
    const [from, to] = [firstSlotOf(i), firstSlotOf(i + 1) - 1];
    await cluster(master, 'ADDSLOTSRANGE', from, to);
    // Nodes that have met agree on nothing while two have the same epoch.
    await cluster(master, 'SET-CONFIG-EPOCH', i + 1);
  }
  for (const node of nodes.slice(1)) await cluster(first, 'MEET', '127.0.0.1', node.port);
  const firstId = String(await cluster(first, 'MYID'));
  // A node follows only one of which it has heard.
  await waitFor(
    'the replica to know the masters',
    async () => (await infoOf(replica)).knownNodes === nodes.length,
  );
  await cluster(replica, 'REPLICATE', firstId);
  await waitFor('the cluster to serve', async () => {
    const infos = await Promise.all(nodes.map(infoOf));
    const replicas = (await cluster(first, 'REPLICAS', firstId)) as unknown[];
    return replicas.length === 1 && infos.every(({ isServing }) => isServing);
  });
  await waitFor('the replica to follow', async () => (await roleOf(replica)).includes('connected'));
  return {
    envOf: () => ({
      REDIS_MODE: 'cluster',
      REDIS_NODES: masters.map(({ port }) => `127.0.0.1:${port}`).join(','),
    }),
    connect: () => new Cluster(nodes.map(({ port }) => ({ host: '127.0.0.1', port }))),
    async failOver() {
      first.kill('SIGKILL');
      const serves = async () => (await roleOf(replica))[0] === 'master' && (await infoOf(replica)).isServing;
      await waitFor('the replica to become a master', serves, { timeoutMs: FAILOVER_BOUND_MS });
    },
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

const firstSlotOf = (master: number) => Math.ceil((master * SLOTS) / MASTERS);

async function startNode(): Promise<RedisServer> {
  const port = await freePort();
  if (!(await isPortFree(port + BUS_PORT_DISTANCE))) return startNode();
  const settings = {
    'cluster-enabled': 'yes',
    'cluster-node-timeout': String(NODE_TIMEOUT),
    'repl-diskless-sync-delay': '0',
  };
  return startRedis({ port, settings });
}

const ask = <T>({ url }: RedisServer, question: (client: Redis) => Promise<T>): Promise<T> =>
  askRedis(url, question);
const cluster = (node: RedisServer, ...args: readonly (string | number)[]): Promise<unknown> =>
  ask(node, (client) => client.call('CLUSTER', ...args));
const roleOf = (node: RedisServer): Promise<readonly unknown[]> => ask(node, (client) => client.role());

async function infoOf(node: RedisServer): Promise<{ isServing: boolean; knownNodes: number }> {
  const info = String(await cluster(node, 'INFO'));
  const knownNodes = Number(/cluster_known_nodes:(\d+)/.exec(info)?.[1]);
  return { isServing: info.includes('cluster_state:ok'), knownNodes };
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Balancer, startBalancer } from './balancer.js';

interface Replica {
  readonly server: Server;
  readonly url: string;
}

async function startReplica(name: string): Promise<Replica> {
  const server = createServer((_request, response) => response.setHeader('connection', 'close').end(name));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the balancer', () => {
  let replicas: Replica[];
  let balancer: Balancer;
  beforeEach(async () => {
    replicas = await Promise.all(['a', 'b'].map(startReplica));
    balancer = await startBalancer(...replicas.map(({ url }) => url));
  });
  afterEach(async () => {
    await balancer.stop();
    for (const { server } of replicas) server.close();
  });

  const ask = async (count: number) => {
    const answers: string[] = [];
    for (let i = 0; i < count; i += 1) answers.push(await (await fetch(balancer.url)).text());
    return answers.toSorted().join('');
  };

  it('gives the connections to the replicas in turn', async () => {
    expect(await ask(6)).toBe('aaabbb');
  });

  it('passes over a replica that does not accept', async () => {
    replicas[0]?.server.close();
    expect(await ask(4)).toBe('bbbb');
  });

  it('leaves out a replica that was removed, and takes in one that was added', async () => {
    const third = await startReplica('c');
    replicas.push(third);
    balancer.remove(replicas[0]?.url ?? '');
    balancer.add(third.url);
    expect(await ask(4)).toBe('bbcc');
  });

  it('refuses clients when there is nobody left', async () => {
    for (const { url } of replicas) balancer.remove(url);
    await expect(fetch(balancer.url)).rejects.toThrow();
  });
});

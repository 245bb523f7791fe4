import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A TCP balancer before replicas of a service, as a cluster has one: clients know a single address, and each of their
 * connections goes to the next replica that accepts it.
 */
export class Balancer {
  private readonly connections = new Set<Socket>();
  private replicas: URL[] = [];
  private turn = 0;

  private constructor(
    private readonly server: Server,
    /** `http://` URL of all replicas together. */
    readonly url: string,
  ) {}

  static async start(...urls: readonly string[]): Promise<Balancer> {
    const server = createServer({ allowHalfOpen: true });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const balancer = new Balancer(server, `http://127.0.0.1:${port}`);
    for (const url of urls) balancer.add(url);
    server.on('connection', (client) => void balancer.accept(client));
    return balancer;
  }

  /** New connections may go there from now on. */
  add(url: string): void {
    this.replicas.push(new URL(url));
  }

  /** No new connection goes there; those that stand are left alone. */
  remove(url: string): void {
    const { host } = new URL(url);
    this.replicas = this.replicas.filter((replica) => replica.host !== host);
  }

  /** Closes all connections and accepts no more. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.connections) socket.destroy();
    await closed;
  }

  private async accept(client: Socket): Promise<void> {
    this.watch(client);
    this.turn += 1;
    for (let i = 0; i < this.replicas.length; i += 1) {
      const replica = this.replicas[(this.turn + i) % this.replicas.length];
      const upstream = replica && (await this.reach(replica));
      if (upstream === null || upstream === undefined) continue;
      join(client, upstream);
      return;
    }
    client.destroy();
  }

  /** Null if nobody accepts the connection. */
  private reach({ hostname, port }: URL): Promise<Socket | null> {
    const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    this.watch(upstream);
    return new Promise((resolve) => {
      upstream.once('connect', () => resolve(upstream));
      upstream.once('close', () => resolve(null));
    });
  }

  private watch(socket: Socket): void {
    this.connections.add(socket);
    socket.setNoDelay(true);
    // The close that follows an error says all there is to say here.
    socket.on('error', () => undefined);
    socket.once('close', () => this.connections.delete(socket));
  }
}

/** Either side may end first; a side that breaks takes the other one with it. */
function join(client: Socket, upstream: Socket): void {
  if (client.destroyed) {
    upstream.destroy();
    return;
  }
  client.pipe(upstream).pipe(client);
  client.once('close', () => upstream.destroy());
  upstream.once('close', () => client.destroy());
}

/** @param urls `http://` URLs of the replicas */
export function startBalancer(...urls: readonly string[]): Promise<Balancer> {
  return Balancer.start(...urls);
}

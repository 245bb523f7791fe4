import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { deferred, type Deferred } from './deferred.js';
import { HarnessError } from './errors.js';

const REDIS_PORT = 6379;

/** What to look for in the bytes that a client sends: a text, or a test of one piece as it arrives. */
export type TrafficPattern = string | ((piece: Buffer) => boolean);

interface Hold {
  readonly pattern: TrafficPattern;
  readonly caught: Deferred<void>;
  readonly released: Deferred<void>;
  isCaught: boolean;
}

/**
 * A TCP proxy before Redis that makes the network fail on purpose. Only what clients send is held or delayed; answers
 * pass at once.
 */
export class RedisProxy {
  private readonly connections = new Set<Socket>();
  private readonly holds = new Set<Hold>();
  private delayMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
    /** The target's URL by way of the proxy. */
    readonly url: string,
  ) {}

  /** @param targetUrl `redis://` URL of the server; TLS is not understood */
  static async start(targetUrl: string): Promise<RedisProxy> {
    const target = new URL(targetUrl);
    const server = createServer({ allowHalfOpen: true });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = new URL(targetUrl);
    url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new RedisProxy(server, target, url.href);
    server.on('connection', (client) => proxy.accept(client));
    return proxy;
  }

  /**
   * Holds back, on the first connection that sends the pattern, the piece that holds it and all that follows, until
   * {@link RedisProxy.release}; other connections go on. What was sent before a held client died still arrives then,
   * as it would from a slow network. Settles when something has been held.
   */
  hold(pattern: TrafficPattern): Promise<void> {
    const hold: Hold = { pattern, caught: deferred(), released: deferred(), isCaught: false };
    this.holds.add(hold);
    // A test that ends early and never looks at the answer must not fail for that alone.
    hold.caught.promise.catch(() => undefined);
    return hold.caught.promise;
  }

  /** Lets everything go on, in order, and forgets what was not caught yet. */
  release(): void {
    for (const hold of this.holds) {
      hold.caught.reject(new HarnessError('proxy/not-held'));
      hold.released.resolve();
    }
    this.holds.clear();
  }

  /** Delays each piece that a client sends by so many milliseconds; 0 ends that. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Closes all connections, and with them what is held; new ones are accepted. */
  cut(): void {
    for (const socket of this.connections) socket.destroy();
    this.release();
  }

  /** Closes all connections and accepts no more. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.cut();
    await closed;
  }

  private accept(client: Socket): void {
    const upstream = connect({
      host: this.target.hostname,
      port: Number(this.target.port || REDIS_PORT),
      allowHalfOpen: true,
    });
    for (const socket of [client, upstream]) {
      this.connections.add(socket);
      socket.setNoDelay(true);
      // The close that follows an error says all there is to say here.
      socket.on('error', () => undefined);
      socket.once('close', () => this.connections.delete(socket));
    }
    upstream.pipe(client);
    upstream.once('close', () => client.destroy());
    // Answers to a client that is gone must not keep the server's connection open.
    client.once('close', () => upstream.resume());
    void this.forward(client, upstream);
  }

  private async forward(client: Socket, upstream: Socket): Promise<void> {
    const tails = new Map<Hold, Buffer>();
    try {
      for await (const piece of client as AsyncIterable<Buffer>) {
        await this.catching(piece, tails);
        if (this.delayMs > 0) await sleep(this.delayMs);
        if (upstream.destroyed) return;
        if (!upstream.write(piece)) await Promise.race([once(upstream, 'drain'), once(upstream, 'close')]);
      }
    } catch {
      // The client's connection broke; there is nothing more to forward.
    }
    upstream.end();
  }

  private async catching(piece: Buffer, tails: Map<Hold, Buffer>): Promise<void> {
    for (const hold of this.holds) {
      if (hold.isCaught || !matches(hold, piece, tails)) continue;
      hold.isCaught = true;
      hold.caught.resolve();
      await hold.released.promise;
    }
  }
}

/** A text may be cut by the border of two pieces, so the end of the last one is looked at again. */
function matches(hold: Hold, piece: Buffer, tails: Map<Hold, Buffer>): boolean {
  if (typeof hold.pattern !== 'string') return hold.pattern(piece);
  const bytes = Buffer.concat([tails.get(hold) ?? Buffer.alloc(0), piece]);
  tails.set(hold, bytes.subarray(Math.max(0, bytes.length - Buffer.byteLength(hold.pattern) + 1)));
  return bytes.includes(hold.pattern);
}

export function startRedisProxy(targetUrl: string): Promise<RedisProxy> {
  return RedisProxy.start(targetUrl);
}

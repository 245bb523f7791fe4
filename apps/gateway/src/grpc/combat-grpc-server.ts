import { Server, type ServerCredentials, type ServerInterceptor } from '@grpc/grpc-js';
import type { PackageDefinition } from '@grpc/proto-loader';
import { ServerGrpc } from '@nestjs/microservices';
import { COMBAT_PACKAGE } from './service-definition.js';

const MIB = 1024 * 1024;
/** A connection that is silent for so long is asked whether it still stands. */
const KEEPALIVE_MS = 30_000;
const KEEPALIVE_ANSWER_MS = 10_000;

export interface CombatGrpcOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly credentials: ServerCredentials;
  readonly definition: PackageDefinition;
  /** Adds services beside that of the controllers. */
  readonly addServices: (server: Server) => void;
  /** Sees every call. */
  readonly interceptor: ServerInterceptor;
}

/** Nest's gRPC transport, which also tells its port and does not wait for ever when it stops. */
export class CombatGrpcServer extends ServerGrpc {
  private server: Server | null = null;
  private boundPort = 0;

  constructor(private readonly own: CombatGrpcOptions) {
    super({
      package: COMBAT_PACKAGE,
      packageDefinition: own.definition,
      url: own.host.includes(':') ? `[${own.host}]:${own.port}` : `${own.host}:${own.port}`,
    });
  }

  /** On which it listens; 0 before. */
  get port(): number {
    return this.boundPort;
  }

  override async createClient(): Promise<Server> {
    const server = new Server({
      // The same as what HTTP takes.
      'grpc.max_receive_message_length': MIB,
      'grpc.keepalive_time_ms': KEEPALIVE_MS,
      'grpc.keepalive_timeout_ms': KEEPALIVE_ANSWER_MS,
      interceptors: [this.own.interceptor],
    });
    this.own.addServices(server);
    this.boundPort = await new Promise<number>((resolve, reject) => {
      server.bindAsync(this.url, this.own.credentials, (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    this.server = server;
    return server;
  }

  /** Takes no more calls, and resolves when those under way are over, or have been broken off after `graceMs`. */
  async drain(graceMs: number): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    const timer = setTimeout(() => server.forceShutdown(), graceMs);
    try {
      await new Promise<void>((resolve, reject) => {
        server.tryShutdown((error) => (error === undefined ? resolve() : reject(error)));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  override close(): Promise<void> {
    return this.drain(0);
  }
}

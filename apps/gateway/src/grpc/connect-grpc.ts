import { ReflectionService } from '@grpc/reflection';
import type { INestApplication } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { type GatewayConfig, GatewayMetrics, type ServiceContext } from '@melee/platform';
import { CombatGrpcServer } from './combat-grpc-server.js';
import { observeCalls } from './observe-calls.js';
import { GrpcHealth } from './grpc-health.js';
import { serverCredentials } from './server-credentials.js';
import { loadServiceDefinition } from './service-definition.js';

/** The public gRPC service of this process. */
export interface GrpcEndpoint {
  /** On which it listens; 0 before. */
  readonly port: number;
  /** To be called when the microservices have been started. */
  start(): void;
  /** Takes no more calls, and resolves when those under way are over or `graceMs` have passed. */
  drain(graceMs: number): Promise<void>;
}

/**
 * Serves the app's controllers of calls over gRPC, beside the standard health and reflection services.
 * @param protoFolder where the proto files are that clients take
 */
export function connectGrpc(
  app: INestApplication,
  { config, health, tracer }: Pick<ServiceContext<GatewayConfig>, 'config' | 'health' | 'tracer'>,
  protoFolder: string,
): GrpcEndpoint {
  const definition = loadServiceDefinition(protoFolder);
  const healthService = new GrpcHealth(health);
  const server = new CombatGrpcServer({
    host: config.grpc.host,
    port: config.grpc.port,
    credentials: serverCredentials(config.grpc),
    definition,
    interceptor: observeCalls({
      metrics: app.get(GatewayMetrics),
      tracer,
      areTrusted: config.callers.areTracesTrusted,
    }),
    addServices(grpc) {
      healthService.addTo(grpc);
      // Reflection asks nobody for a token.
      if (config.http.docsPublic) new ReflectionService(definition).addToServer(grpc);
    },
  });
  app.connectMicroservice<MicroserviceOptions>({ strategy: server });
  return {
    get port() {
      return server.port;
    },
    start: () => healthService.start(),
    async drain(graceMs) {
      healthService.stop();
      await server.drain(graceMs);
    },
  };
}

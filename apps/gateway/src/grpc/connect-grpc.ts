import { fileURLToPath } from 'node:url';
import { ReflectionService } from '@grpc/reflection';
import type { INestApplication } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { type GatewayConfig, GatewayMetrics, type ServiceContext } from '@melee/platform';
import { CombatGrpcServer } from './combat-grpc-server.js';
import { observeCalls } from './observe-calls.js';
import { GrpcHealth } from './grpc-health.js';
import { serverCredentials } from './server-credentials.js';
import { loadServiceDefinition } from './service-definition.js';

/** The same files that clients take. */
const PROTO_FOLDER = fileURLToPath(new URL('../../../../libs/client/proto', import.meta.url));

/** The public gRPC service of this process. */
export interface GrpcEndpoint {
  /** On which it listens; 0 before. */
  readonly port: number;
  /** To be called when the microservices have been started. */
  start(): void;
  /** Takes no more calls, and resolves when those under way are over or `graceMs` have passed. */
  drain(graceMs: number): Promise<void>;
}

/** Serves the app's controllers of calls over gRPC, beside the standard health and reflection services. */
export function connectGrpc(
  app: INestApplication,
  { config, health, tracer }: Pick<ServiceContext<GatewayConfig>, 'config' | 'health' | 'tracer'>,
): GrpcEndpoint {
  const definition = loadServiceDefinition(PROTO_FOLDER);
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

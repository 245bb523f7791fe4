import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type GatewayConfig,
  NestLogger,
  type ServiceConnections,
  type ServiceContext,
  TransportServer,
} from '@melee/platform';
import { ProblemFilter } from './errors/problem.filter.js';
import { serveSockets } from './events/serve-sockets.js';
import { GatewayModule } from './gateway.module.js';
import { observeRequests } from './http/observe-requests.js';
import { httpAdapter } from './http/http-adapter.js';
import { traceRequests } from './http/trace-requests.js';
import { protectBrowsers } from './http/protect-browsers.js';
import { requestPipe } from './http/validation/request-pipe.js';
import { guardDocs } from './identity/guard-docs.js';
import { DOCS_PATH, serveDocs } from './openapi/serve-docs.js';

/** The application: HTTP for clients, and the transport over which it hears of battles. */
export async function createGateway(
  context: ServiceContext<GatewayConfig>,
  connections: ServiceConnections,
): Promise<NestFastifyApplication> {
  const { config, logger, name } = context;
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRoot(context, connections),
    httpAdapter(config.http),
    // A failed start is reported by runService.
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  app.useGlobalPipes(requestPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  app.connectMicroservice<MicroserviceOptions>({
    strategy: new TransportServer(config.redis, { app: name, logger }),
  });
  observeRequests(app);
  traceRequests(app, config);
  protectBrowsers(app, config.http);
  if (!config.http.docsPublic) guardDocs(app, `/${DOCS_PATH}`);
  if (config.admin.queueBoard !== 'off') {
    // Loaded by a gateway that shows the queues only: the board is not small.
    const { serveAdmin } = await import('./admin/serve-admin.js');
    await serveAdmin(app, connections.scripts, config.admin);
  }
  await serveSockets(app);
  serveDocs(app);
  return app;
}

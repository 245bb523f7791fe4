import type { DynamicModule, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { CommonConfig, ConfigSchema } from '../config/index.js';
import { NestLogger } from '../logging/index.js';
import {
  openConnections,
  type ServiceConnections,
  transportHealthCheck,
  TransportServer,
  transportVitalCheck,
} from '../redis/index.js';
import { runService } from './run-service.js';
import type { ServiceContext } from './service.js';

/** An app without an API of its own: it takes work from queues and answers on the Redis transport. */
export interface WorkerDefinition<C extends CommonConfig> {
  readonly name: string;
  readonly config: ConfigSchema<C>;
  moduleFor(context: ServiceContext<C>, connections: ServiceConnections): DynamicModule;
  /** What begins when the app is up, and what ends before it is closed. */
  workOf(app: INestMicroservice, config: C): { start?(): void; drain(): Promise<void> };
}

/** Runs such an app as this process. */
export async function runWorker<C extends CommonConfig>(definition: WorkerDefinition<C>): Promise<void> {
  await runService<C>({
    name: definition.name,
    config: definition.config,
    async create(context) {
      const connections = openConnections(context);
      const app = await NestFactory.createMicroservice<MicroserviceOptions>(
        definition.moduleFor(context, connections),
        {
          // A failed start is reported by runService.
          abortOnError: false,
          logger: new NestLogger(context.logger),
          strategy: new TransportServer(context.config.redis, { app: context.name, logger: context.logger }),
        },
      );
      const work = definition.workOf(app, context.config);
      return {
        app: {
          async close() {
            await app.close();
            await connections.close();
          },
        },
        async start() {
          await app.listen();
          // The transport can be asked only once it listens.
          context.health.register('transport', transportHealthCheck(app));
          context.health.registerVital('transport', transportVitalCheck(app));
          work.start?.();
          return {};
        },
        drain: () => work.drain(),
      };
    },
  });
}

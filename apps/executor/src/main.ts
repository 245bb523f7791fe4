import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { executorConfig, NestLogger, openConnections, runService, transportOptions } from '@melee/platform';
import { BatchProcessor } from './batch.processor.js';
import { ExecutorModule } from './executor.module.js';

await runService({
  name: 'executor',
  config: executorConfig,
  async create(context) {
    const connections = openConnections(context);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(
      ExecutorModule.forRoot(context, connections),
      {
        logger: new NestLogger(context.logger),
        transport: Transport.REDIS,
        options: transportOptions(context.config.redis, context.name),
      },
    );
    const batches = app.get(BatchProcessor);
    return {
      app: {
        async close() {
          await app.close();
          await connections.close();
        },
      },
      async start() {
        await app.listen();
        return {};
      },
      drain: () => batches.drain(),
    };
  },
});

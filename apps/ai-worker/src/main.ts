import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { aiWorkerConfig, NestLogger, openConnections, runService, transportOptions } from '@melee/platform';
import { AiTurnProcessor } from './ai-turn.processor.js';
import { AiWorkerModule } from './ai-worker.module.js';

await runService({
  name: 'ai-worker',
  config: aiWorkerConfig,
  async create(context) {
    const connections = openConnections(context);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(
      AiWorkerModule.forRoot(context, connections),
      {
        logger: new NestLogger(context.logger),
        transport: Transport.REDIS,
        options: transportOptions(context.config.redis, context.name),
      },
    );
    const turns = app.get(AiTurnProcessor);
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
      drain: () => turns.drain(),
    };
  },
});

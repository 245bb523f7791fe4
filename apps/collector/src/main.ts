import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { collectorConfig, NestLogger, openConnections, runService, transportOptions } from '@melee/platform';
import { CollectorModule } from './collector.module.js';
import { SignalProcessor } from './signal.processor.js';
import { SweepService } from './sweep.service.js';

await runService({
  name: 'collector',
  config: collectorConfig,
  async create(context) {
    const connections = openConnections(context);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(
      CollectorModule.forRoot(context, connections),
      {
        logger: new NestLogger(context.logger),
        transport: Transport.REDIS,
        options: transportOptions(context.config.redis, context.name),
      },
    );
    const signals = app.get(SignalProcessor);
    const sweep = app.get(SweepService);
    return {
      app: {
        async close() {
          await app.close();
          await connections.close();
        },
      },
      async start() {
        await app.listen();
        sweep.start();
        return {};
      },
      async drain() {
        await sweep.stop();
        await signals.drain();
      },
    };
  },
});

import { type DynamicModule, Module } from '@nestjs/common';
import { ContentLibrary, loadContent } from '@melee/combat/content';
import { bindWorker, CombatModule, QUEUES } from '@melee/combat/messaging';
import {
  describeController,
  type ExecutorConfig,
  PlatformModule,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { BatchProcessor } from './batch.processor.js';
import { ExecuteBatchService } from './execute-batch.service.js';

@Module({})
export class ExecutorModule {
  static forRoot(context: ServiceContext<ExecutorConfig>, connections: ServiceConnections): DynamicModule {
    const { config } = context;
    bindWorker(BatchProcessor, QUEUES.batches, {
      concurrency: config.batch.concurrency,
      lockMs: config.queue.jobLockMs,
      stallCheckMs: config.queue.stallCheckMs,
    });
    return {
      module: ExecutorModule,
      imports: [
        PlatformModule.forRoot(context),
        CombatModule.forRoot({
          scripts: connections.scripts,
          queues: connections.queues,
          queuePrefix: config.queue.prefix,
          encoding: config.redis.json,
        }),
      ],
      controllers: [describeController(context.name)],
      providers: [
        { provide: ContentLibrary, useFactory: () => loadContent(config.content.dirs) },
        ExecuteBatchService,
        BatchProcessor,
      ],
    };
  }
}

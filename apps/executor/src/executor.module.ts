import { type DynamicModule, Module } from '@nestjs/common';
import { ContentLibrary, ContentSource, loadContent } from '@melee/combat/content';
import { CombatModule, QueueBacklog } from '@melee/combat/messaging';
import { CombatManager, ContentStore } from '@melee/combat/repository';
import {
  backlogMetrics,
  CombatTelemetry,
  describeController,
  type ExecutorConfig,
  ExecutorMetrics,
  PlatformModule,
  readinessOf,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { BatchProcessor } from './batch.processor.js';
import { ExecuteBatchService } from './execute-batch.service.js';

@Module({})
export class ExecutorModule {
  static forRoot(context: ServiceContext<ExecutorConfig>, connections: ServiceConnections): DynamicModule {
    const { config } = context;
    return {
      module: ExecutorModule,
      imports: [
        PlatformModule.forRoot(context),
        CombatModule.forRoot({
          scripts: connections.scripts,
          queues: connections.queues,
          queuePrefix: config.queue.prefix,
          partitions: config.queue.partitions,
          encoding: config.redis.json,
          observer: new CombatTelemetry(context.metrics, context.tracer),
        }),
      ],
      controllers: [describeController(context.name)],
      providers: [
        { provide: ContentLibrary, useFactory: () => loadContent(config.content.dirs) },
        {
          provide: ContentSource,
          inject: [ContentLibrary],
          useFactory: (library: ContentLibrary) =>
            new ContentSource(library, new ContentStore(connections.scripts)),
        },
        ExecuteBatchService,
        BatchProcessor,
        ExecutorMetrics,
        backlogMetrics(QueueBacklog),
        readinessOf('scripts', CombatManager, (combat) => combat.ensureScripts()),
        readinessOf('content', ContentLibrary, (library) => library.find('default')),
      ],
    };
  }
}

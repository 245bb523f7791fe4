import { type DynamicModule, Module } from '@nestjs/common';
import { ContentLibrary, ContentSource, loadContent } from '@melee/combat/content';
import { CombatModule, QueueBacklog } from '@melee/combat/messaging';
import { CombatManager, ContentStore } from '@melee/combat/repository';
import {
  type AiWorkerConfig,
  AiWorkerMetrics,
  backlogMetrics,
  CombatTelemetry,
  describeController,
  PlatformModule,
  readinessOf,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { AiTurnProcessor } from './ai-turn.processor.js';
import { TakeTurnService } from './take-turn.service.js';

@Module({})
export class AiWorkerModule {
  static forRoot(context: ServiceContext<AiWorkerConfig>, connections: ServiceConnections): DynamicModule {
    const { config } = context;
    return {
      module: AiWorkerModule,
      imports: [
        PlatformModule.forRoot(context),
        CombatModule.forTurns({
          scripts: connections.scripts,
          queues: connections.queues,
          queuePrefix: config.queue.prefix,
          partitions: config.queue.partitions,
          encoding: config.redis.json,
          observer: new CombatTelemetry(context.metrics, context.tracer),
          lookAgainMs: config.session.lookAgainMs,
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
        TakeTurnService,
        AiTurnProcessor,
        AiWorkerMetrics,
        backlogMetrics(QueueBacklog),
        readinessOf('scripts', CombatManager, (combat) => combat.ensureScripts()),
        readinessOf('content', ContentLibrary, (library) => library.find('default')),
      ],
    };
  }
}

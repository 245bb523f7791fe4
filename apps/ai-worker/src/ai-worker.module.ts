import { type DynamicModule, Module } from '@nestjs/common';
import { ContentLibrary, loadContent } from '@melee/combat/content';
import { bindWorker, CombatModule, QUEUES } from '@melee/combat/messaging';
import {
  type AiWorkerConfig,
  describeController,
  PlatformModule,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { AiTurnProcessor } from './ai-turn.processor.js';
import { TakeTurnService } from './take-turn.service.js';

@Module({})
export class AiWorkerModule {
  static forRoot(context: ServiceContext<AiWorkerConfig>, connections: ServiceConnections): DynamicModule {
    const { config } = context;
    bindWorker(AiTurnProcessor, QUEUES.aiTurns, {
      concurrency: config.ai.concurrency,
      lockMs: config.queue.jobLockMs,
      stallCheckMs: config.queue.stallCheckMs,
    });
    return {
      module: AiWorkerModule,
      imports: [
        PlatformModule.forRoot(context),
        CombatModule.forTurns({
          scripts: connections.scripts,
          queues: connections.queues,
          queuePrefix: config.queue.prefix,
          encoding: config.redis.json,
          lookAgainMs: config.session.lookAgainMs,
        }),
      ],
      controllers: [describeController(context.name)],
      providers: [
        { provide: ContentLibrary, useFactory: () => loadContent(config.content.dirs) },
        TakeTurnService,
        AiTurnProcessor,
      ],
    };
  }
}

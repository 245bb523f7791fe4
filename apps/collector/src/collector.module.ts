import { type DynamicModule, Module } from '@nestjs/common';
import { CombatModule, QueueBacklog, RecordsModule, WebhooksModule } from '@melee/combat/messaging';
import { CombatManager } from '@melee/combat/repository';
import {
  backlogMetrics,
  type CollectorConfig,
  CollectorMetrics,
  CombatTelemetry,
  describeController,
  PlatformModule,
  readinessOf,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { CollectPassService } from './collect-pass.service.js';
import { RecordKeeperService } from './record-keeper.service.js';
import { SignalProcessor } from './signal.processor.js';
import { SweepService } from './sweep.service.js';

@Module({})
export class CollectorModule {
  static forRoot(context: ServiceContext<CollectorConfig>, connections: ServiceConnections): DynamicModule {
    const { config } = context;
    return {
      module: CollectorModule,
      imports: [
        PlatformModule.forRoot(context),
        RecordsModule.forRoot(connections.scripts),
        CombatModule.forRoot({
          scripts: connections.scripts,
          queues: connections.queues,
          queuePrefix: config.queue.prefix,
          partitions: config.queue.partitions,
          encoding: config.redis.json,
          observer: new CombatTelemetry(context.metrics, context.tracer),
        }),
        WebhooksModule.forRoot(connections.scripts, config.webhook),
      ],
      controllers: [describeController(context.name)],
      providers: [
        CollectPassService,
        RecordKeeperService,
        SignalProcessor,
        SweepService,
        CollectorMetrics,
        backlogMetrics(QueueBacklog),
        readinessOf('scripts', CombatManager, (combat) => combat.ensureScripts()),
      ],
    };
  }
}

import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ContentLibrary, ContentSource, loadContent } from '@melee/combat/content';
import { CombatModule, QueueBacklog, RecordsModule, WebhooksModule } from '@melee/combat/messaging';
import { CombatManager, ContentStore } from '@melee/combat/repository';
import {
  backlogMetrics,
  CombatTelemetry,
  describeController,
  type GatewayConfig,
  GatewayMetrics,
  PlatformModule,
  readinessOf,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { USE_CASES } from './battles/use-cases.js';
import { BattleContent } from './content/battle-content.js';
import { BattleFeeds } from './events/battle-feeds.js';
import { EventsController } from './events/events.controller.js';
import { NewsController } from './events/news.controller.js';
import { SocketGate } from './events/socket-gate.js';
import { RPC_CONTROLLERS } from './grpc/rpc-controllers.js';
import { ActorsController } from './http/actors.controller.js';
import { BattlesController } from './http/battles.controller.js';
import { ContentPacksController } from './http/content-packs.controller.js';
import { HistoryController } from './http/history.controller.js';
import { LogController } from './http/log.controller.js';
import { MovesController } from './http/moves.controller.js';
import { ReplayController } from './http/replay.controller.js';
import { ResultController } from './http/result.controller.js';
import { TargetsController } from './http/targets.controller.js';
import { UnaskedGuard } from './http/unasked.guard.js';
import { Authenticator, createAuthenticator } from './identity/authenticator.js';
import { IdentityGuard } from './identity/identity.guard.js';
import { LimitsGuard } from './limits/limits.guard.js';
import { RateLimits } from './limits/rate-limits.js';
import { WebhookCourier } from './webhooks/webhook-courier.js';
import { WebhookMessages } from './webhooks/webhook-messages.js';
import { WebhookRegistrar } from './webhooks/webhook-registrar.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { bindWebhookWorker, WebhookProcessor } from './webhooks/webhook.processor.js';

@Module({})
export class GatewayModule {
  static forRoot(context: ServiceContext<GatewayConfig>, connections: ServiceConnections): DynamicModule {
    const { auth, battle, content, limits, queue, redis, webhook } = context.config;
    bindWebhookWorker(context.config);
    const combat = CombatModule.forTurns({
      scripts: connections.scripts,
      queues: connections.queues,
      queuePrefix: queue.prefix,
      partitions: queue.partitions,
      encoding: redis.json,
      observer: new CombatTelemetry(context.metrics, context.tracer),
      lookAgainMs: battle.lookAgainMs,
    });
    return {
      module: GatewayModule,
      imports: [
        PlatformModule.forRoot(context),
        combat,
        RecordsModule.forRoot(connections.scripts),
        WebhooksModule.forRoot(connections.scripts, webhook),
      ],
      controllers: [
        BattlesController,
        MovesController,
        ActorsController,
        TargetsController,
        LogController,
        ResultController,
        ReplayController,
        HistoryController,
        ContentPacksController,
        EventsController,
        NewsController,
        ...RPC_CONTROLLERS,
        describeController(context.name),
      ],
      providers: [
        { provide: ContentLibrary, useFactory: () => loadContent(content.dirs) },
        { provide: ContentStore, useFactory: () => new ContentStore(connections.scripts) },
        {
          provide: ContentSource,
          inject: [ContentLibrary, ContentStore],
          useFactory: (library: ContentLibrary, store: ContentStore) => new ContentSource(library, store),
        },
        BattleContent,
        ...USE_CASES,
        { provide: WebhookSender, useFactory: () => new WebhookSender(webhook) },
        WebhookRegistrar,
        WebhookMessages,
        WebhookCourier,
        // Without a secret the deliveries wait for a gateway that has one.
        ...(webhook.secret === null ? [] : [WebhookProcessor]),
        BattleFeeds,
        SocketGate,
        GatewayMetrics,
        backlogMetrics(QueueBacklog),
        readinessOf('scripts', CombatManager, (manager) => manager.ensureScripts()),
        readinessOf('content', ContentLibrary, (library) => library.find(content.defaultPack)),
        { provide: Authenticator, useFactory: () => createAuthenticator(auth, context.logger) },
        { provide: RateLimits, useFactory: () => new RateLimits(connections.scripts, limits) },
        // In this order: limits are those of the caller whom the first guard knows.
        { provide: APP_GUARD, useClass: IdentityGuard },
        { provide: APP_GUARD, useClass: LimitsGuard },
        { provide: APP_GUARD, useClass: UnaskedGuard },
      ],
    };
  }
}

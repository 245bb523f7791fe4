import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ContentLibrary, loadContent } from '@melee/combat/content';
import { CombatModule, RecordsModule, WebhooksModule } from '@melee/combat/messaging';
import {
  describeController,
  type GatewayConfig,
  PlatformModule,
  type ServiceConnections,
  type ServiceContext,
} from '@melee/platform';
import { BattleContent } from './content/battle-content.js';
import { BattleFeeds } from './events/battle-feeds.js';
import { EventsController } from './events/events.controller.js';
import { NewsController } from './events/news.controller.js';
import { ActorsController } from './http/actors.controller.js';
import { BattleFounder } from './http/battle-founder.js';
import { BattlesController } from './http/battles.controller.js';
import { ContentPacksController } from './http/content-packs.controller.js';
import { HistoryController } from './http/history.controller.js';
import { LogController } from './http/log.controller.js';
import { MovesController } from './http/moves.controller.js';
import { ReplayController } from './http/replay.controller.js';
import { ResultController } from './http/result.controller.js';
import { Authenticator, createAuthenticator } from './identity/authenticator.js';
import { IdentityGuard } from './identity/identity.guard.js';
import { LimitsGuard } from './limits/limits.guard.js';
import { RateLimits } from './limits/rate-limits.js';
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
      encoding: redis.json,
      lookAgainMs: battle.lookAgainMs,
    });
    return {
      module: GatewayModule,
      imports: [
        PlatformModule.forRoot(context),
        combat,
        RecordsModule.forRoot(redis.url, connections.scripts),
        WebhooksModule.forRoot(connections.scripts, webhook),
      ],
      controllers: [
        BattlesController,
        MovesController,
        ActorsController,
        LogController,
        ResultController,
        ReplayController,
        HistoryController,
        ContentPacksController,
        EventsController,
        NewsController,
        describeController(context.name),
      ],
      providers: [
        { provide: ContentLibrary, useFactory: () => loadContent(content.dirs) },
        BattleContent,
        BattleFounder,
        { provide: WebhookSender, useFactory: () => new WebhookSender(webhook) },
        WebhookRegistrar,
        WebhookMessages,
        // Without a secret the deliveries wait for a gateway that has one.
        ...(webhook.secret === null ? [] : [WebhookProcessor]),
        BattleFeeds,
        { provide: Authenticator, useFactory: () => createAuthenticator(auth, context.logger) },
        { provide: RateLimits, useFactory: () => new RateLimits(connections.scripts, limits) },
        // In this order: limits are those of the caller whom the first guard knows.
        { provide: APP_GUARD, useClass: IdentityGuard },
        { provide: APP_GUARD, useClass: LimitsGuard },
      ],
    };
  }
}

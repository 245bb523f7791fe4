import { type DynamicModule, Module } from '@nestjs/common';
import { CombatModule, RecordsModule } from '@melee/combat/messaging';
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
import { LogController } from './http/log.controller.js';
import { MovesController } from './http/moves.controller.js';
import { ResultController } from './http/result.controller.js';

@Module({})
export class GatewayModule {
  static forRoot(context: ServiceContext<GatewayConfig>, connections: ServiceConnections): DynamicModule {
    const { battle, queue, redis } = context.config;
    const combat = CombatModule.forTurns({
      scripts: connections.scripts,
      queues: connections.queues,
      queuePrefix: queue.prefix,
      encoding: redis.json,
      lookAgainMs: battle.lookAgainMs,
    });
    return {
      module: GatewayModule,
      imports: [PlatformModule.forRoot(context), combat, RecordsModule.forRoot(redis.url)],
      controllers: [
        BattlesController,
        MovesController,
        ActorsController,
        LogController,
        ResultController,
        EventsController,
        NewsController,
        describeController(context.name),
      ],
      providers: [BattleContent, BattleFounder, BattleFeeds],
    };
  }
}

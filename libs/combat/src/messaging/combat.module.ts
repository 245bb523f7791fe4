import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { CombatManager, type CombatManagerOptions, type RedisClient } from '../repository/index.js';
import { CombatDispatch } from './combat-dispatch.js';
import { COMBAT_OBSERVER, type CombatObserver, SILENT_OBSERVER } from './combat-observer.js';
import { CombatQueues } from './combat-queues.js';
import { QueueBacklog } from './queue-backlog.js';
import { SessionWatch } from './session-watch.js';
import { TurnManager } from './turn-manager.js';

export interface CombatModuleOptions extends CombatManagerOptions {
  /** For scripts: fails fast while Redis is away. Closed by its owner, after the app. */
  readonly scripts: RedisClient;
  /** For queues: `maxRetriesPerRequest: null`, as BullMQ asks. Closed by its owner, after the app. */
  readonly queues: RedisClient;
  readonly queuePrefix: string;
  /** Nobody hears of scripts and jobs unless told. */
  readonly observer?: CombatObserver;
}

export interface TurnModuleOptions extends CombatModuleOptions {
  /** A session that was changed is looked at after this time at the latest, whatever was lost; milliseconds. */
  readonly lookAgainMs: number;
}

/** Battles for an app: the repository, and the jobs that tell others about it. */
@Module({})
export class CombatModule {
  static forRoot(options: CombatModuleOptions): DynamicModule {
    return {
      module: CombatModule,
      global: true,
      imports: [
        // For queues that have no partitions.
        BullModule.forRoot({ connection: options.queues, prefix: options.queuePrefix }),
      ],
      providers: [
        { provide: CombatManager, useFactory: () => CombatManager.open(options.scripts, options) },
        { provide: COMBAT_OBSERVER, useValue: options.observer ?? SILENT_OBSERVER },
        {
          provide: CombatQueues,
          inject: [CombatManager],
          useFactory: ({ partitions }: CombatManager) =>
            new CombatQueues({ connection: options.queues, prefix: options.queuePrefix }, partitions),
        },
        CombatDispatch,
        {
          provide: QueueBacklog,
          inject: [CombatQueues],
          useFactory: (queues: CombatQueues) => new QueueBacklog(() => queues.all()),
        },
      ],
      exports: [CombatManager, CombatQueues, CombatDispatch, COMBAT_OBSERVER, QueueBacklog],
    };
  }

  /** The same with a {@link TurnManager}, for apps that declare moves. */
  static forTurns(options: TurnModuleOptions): DynamicModule {
    const combat = CombatModule.forRoot(options);
    const turnManager = {
      provide: TurnManager,
      inject: [CombatManager, CombatDispatch],
      useFactory: (manager: CombatManager, dispatch: CombatDispatch) =>
        new TurnManager(
          manager,
          dispatch,
          new SessionWatch(manager.index, options.lookAgainMs),
          options.observer,
        ),
    };
    return {
      ...combat,
      providers: [...(combat.providers ?? []), turnManager],
      exports: [...(combat.exports ?? []), TurnManager],
    };
  }
}

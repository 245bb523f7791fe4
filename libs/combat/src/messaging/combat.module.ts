import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { CombatManager, type CombatManagerOptions, type RedisClient } from '../repository/index.js';
import { CombatDispatch } from './combat-dispatch.js';
import { COMBAT_OBSERVER, type CombatObserver, SILENT_OBSERVER } from './combat-observer.js';
import { QueueBacklog } from './queue-backlog.js';
import { QUEUE_OPTIONS, QUEUES } from './queues.js';
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
        BullModule.forRoot({ connection: options.queues, prefix: options.queuePrefix }),
        ...Object.values(QUEUES).map((name) => BullModule.registerQueue({ name, ...QUEUE_OPTIONS })),
      ],
      providers: [
        { provide: CombatManager, useFactory: () => CombatManager.open(options.scripts, options) },
        { provide: COMBAT_OBSERVER, useValue: options.observer ?? SILENT_OBSERVER },
        CombatDispatch,
        {
          provide: QueueBacklog,
          inject: Object.values(QUEUES).map((name) => getQueueToken(name)),
          useFactory: (...queues: Queue[]) => new QueueBacklog(queues),
        },
      ],
      exports: [CombatManager, CombatDispatch, COMBAT_OBSERVER, QueueBacklog],
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

import { Inject, Injectable } from '@nestjs/common';
import { CombatError, isAiTurnRequest, type AiTurnRequest } from '@melee/combat/dto';
import {
  COMBAT_OBSERVER,
  CombatDispatch,
  type CombatObserver,
  GroupedProcessor,
  QUEUES,
} from '@melee/combat/messaging';
import { AiWorkerMetrics, HealthRegistry } from '@melee/platform';
import { TakeTurnService } from './take-turn.service.js';

/** Takes the turn of each bot that a job asks for moves. */
@Injectable()
export class AiTurnProcessor extends GroupedProcessor<AiTurnRequest> {
  constructor(
    @Inject(CombatDispatch) dispatch: CombatDispatch,
    @Inject(TakeTurnService) private readonly turns: TakeTurnService,
    @Inject(AiWorkerMetrics) private readonly metrics: AiWorkerMetrics,
    @Inject(HealthRegistry) health: HealthRegistry,
    @Inject(COMBAT_OBSERVER) observer: CombatObserver,
  ) {
    super(QUEUES.aiTurns, isAiTurnRequest, dispatch, observer);
    health.register('ai-turns', () => this.checkRunning());
  }

  protected override async handle(request: AiTurnRequest): Promise<void> {
    try {
      this.metrics.turnEnded(await this.turns.take(request));
    } catch (error) {
      if (!(error instanceof CombatError && TOO_LATE.has(error.code))) throw error;
      this.metrics.turnEnded('late');
    }
  }
}

/** The battle ended, its records expired, or the bot fell while the request waited: there is nothing left to decide. */
const TOO_LATE: ReadonlySet<string> = new Set([
  'session/not-found',
  'session/not-active',
  'actor/not-found',
  'actor/defeated',
] satisfies CombatError['code'][]);

import { Inject, Injectable } from '@nestjs/common';
import { CombatError, isAiTurnRequest, type AiTurnRequest } from '@melee/combat/dto';
import { CombatDispatch, GroupedProcessor, QUEUES, TurnManager } from '@melee/combat/messaging';
import { HealthRegistry } from '@melee/platform';
import { chooseMoves } from './choose-moves.js';

/** Declares the moves of a bot that was asked for them, all with one call. */
@Injectable()
export class AiTurnProcessor extends GroupedProcessor<AiTurnRequest> {
  constructor(
    @Inject(CombatDispatch) dispatch: CombatDispatch,
    @Inject(TurnManager) private readonly turns: TurnManager,
    @Inject(HealthRegistry) health: HealthRegistry,
  ) {
    super(QUEUES.aiTurns, isAiTurnRequest, dispatch);
    health.register('ai-turns', () => this.checkRunning());
  }

  protected override async handle(request: AiTurnRequest): Promise<void> {
    try {
      await this.turns.registerBatch(request.sid, request.cid, chooseMoves(request));
    } catch (error) {
      // The battle ended, or its records expired, while the request waited: there is nothing left to decide.
      if (error instanceof CombatError && error.code === 'session/not-found') return;
      throw error;
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { isWorkerBatchJob, type WorkerBatchJob } from '@melee/combat/dto';
import {
  COMBAT_OBSERVER,
  CombatDispatch,
  type CombatObserver,
  GroupedProcessor,
  QUEUES,
} from '@melee/combat/messaging';
import { HealthRegistry } from '@melee/platform';
import { ExecuteBatchService } from './execute-batch.service.js';

/** Executes a batch for each session that a job names. */
@Injectable()
export class BatchProcessor extends GroupedProcessor<WorkerBatchJob> {
  constructor(
    @Inject(CombatDispatch) dispatch: CombatDispatch,
    @Inject(ExecuteBatchService) private readonly batches: ExecuteBatchService,
    @Inject(HealthRegistry) health: HealthRegistry,
    @Inject(COMBAT_OBSERVER) observer: CombatObserver,
  ) {
    super(QUEUES.batches, isWorkerBatchJob, dispatch, observer);
    health.register('batches', () => this.checkRunning());
  }

  protected override handle(batch: WorkerBatchJob): Promise<void> {
    return this.batches.run(batch);
  }
}

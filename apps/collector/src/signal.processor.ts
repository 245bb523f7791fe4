import { Inject, Injectable } from '@nestjs/common';
import { type CollectorSignal, isCollectorSignal } from '@melee/combat/dto';
import {
  COMBAT_OBSERVER,
  CombatDispatch,
  type CombatObserver,
  GroupedProcessor,
  QUEUES,
} from '@melee/combat/messaging';
import { HealthRegistry } from '@melee/platform';
import { CollectPassService } from './collect-pass.service.js';

/** Wakes a pass for each session that a job names. */
@Injectable()
export class SignalProcessor extends GroupedProcessor<CollectorSignal> {
  constructor(
    @Inject(CombatDispatch) dispatch: CombatDispatch,
    @Inject(CollectPassService) private readonly passes: CollectPassService,
    @Inject(HealthRegistry) health: HealthRegistry,
    @Inject(COMBAT_OBSERVER) observer: CombatObserver,
  ) {
    super(QUEUES.signals, isCollectorSignal, dispatch, observer);
    health.register('signals', () => this.checkRunning());
  }

  protected override handle(signal: CollectorSignal): Promise<void> {
    return this.passes.run(signal);
  }
}

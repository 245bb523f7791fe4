import { Inject, Injectable } from '@nestjs/common';
import { MetricsRegistry } from './metrics-registry.js';
import { OutcomeCounter } from './outcome-counter.js';

const TURN_OUTCOMES = ['declared', 'plain', 'settled', 'late'] as const;
/**
 * `declared`: the bot chose its moves; `plain`: it struck plainly, for its content is not loaded here; `settled`:
 * others had answered the request before; `late`: the battle or the bot is out of the game.
 */
export type TurnOutcome = (typeof TURN_OUTCOMES)[number];

/** The work of the AI worker. */
@Injectable()
export class AiWorkerMetrics {
  private readonly turns: OutcomeCounter<TurnOutcome>;

  constructor(@Inject(MetricsRegistry) registry: MetricsRegistry) {
    this.turns = new OutcomeCounter(registry, {
      name: 'melee_ai_turns_total',
      help: 'Turns of bots by outcome: declared, plain (content not loaded), settled (answered before), late.',
      label: 'outcome',
      values: TURN_OUTCOMES,
    });
  }

  turnEnded(outcome: TurnOutcome): void {
    this.turns.add(outcome);
  }
}

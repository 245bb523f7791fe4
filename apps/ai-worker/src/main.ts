import 'reflect-metadata';
import { CombatQueues } from '@melee/combat/messaging';
import { aiWorkerConfig, runWorker } from '@melee/platform';
import { AiTurnProcessor } from './ai-turn.processor.js';
import { AiWorkerModule } from './ai-worker.module.js';

await runWorker({
  name: 'ai-worker',
  config: aiWorkerConfig,
  moduleFor: (context, connections) => AiWorkerModule.forRoot(context, connections),
  workOf(app, { ai, queue }) {
    const processor = app.get(AiTurnProcessor);
    return {
      start: () => processor.listen(app.get(CombatQueues), { ...ai, ...queue }),
      drain: () => processor.drain(),
    };
  },
});

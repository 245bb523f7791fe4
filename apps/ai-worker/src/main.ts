import 'reflect-metadata';
import { aiWorkerConfig, runWorker } from '@melee/platform';
import { AiTurnProcessor } from './ai-turn.processor.js';
import { AiWorkerModule } from './ai-worker.module.js';

await runWorker({
  name: 'ai-worker',
  config: aiWorkerConfig,
  moduleFor: (context, connections) => AiWorkerModule.forRoot(context, connections),
  workOf(app) {
    const processor = app.get(AiTurnProcessor);
    return { drain: () => processor.drain() };
  },
});

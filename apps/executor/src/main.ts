import 'reflect-metadata';
import { CombatQueues } from '@melee/combat/messaging';
import { executorConfig, runWorker } from '@melee/platform';
import { BatchProcessor } from './batch.processor.js';
import { ExecutorModule } from './executor.module.js';

await runWorker({
  name: 'executor',
  config: executorConfig,
  moduleFor: (context, connections) => ExecutorModule.forRoot(context, connections),
  workOf(app, { batch, queue }) {
    const processor = app.get(BatchProcessor);
    return {
      start: () => processor.listen(app.get(CombatQueues), { ...batch, ...queue }),
      drain: () => processor.drain(),
    };
  },
});

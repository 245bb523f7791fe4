import 'reflect-metadata';
import { executorConfig, runWorker } from '@melee/platform';
import { BatchProcessor } from './batch.processor.js';
import { ExecutorModule } from './executor.module.js';

await runWorker({
  name: 'executor',
  config: executorConfig,
  moduleFor: (context, connections) => ExecutorModule.forRoot(context, connections),
  workOf(app) {
    const processor = app.get(BatchProcessor);
    return { drain: () => processor.drain() };
  },
});

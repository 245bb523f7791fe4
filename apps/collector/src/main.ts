import 'reflect-metadata';
import { collectorConfig, runWorker } from '@melee/platform';
import { CollectorModule } from './collector.module.js';
import { SignalProcessor } from './signal.processor.js';
import { SweepService } from './sweep.service.js';

await runWorker({
  name: 'collector',
  config: collectorConfig,
  moduleFor: (context, connections) => CollectorModule.forRoot(context, connections),
  workOf(app) {
    const signals = app.get(SignalProcessor);
    const sweep = app.get(SweepService);
    return {
      start() {
        sweep.start();
      },
      async drain() {
        await sweep.stop();
        await signals.drain();
      },
    };
  },
});

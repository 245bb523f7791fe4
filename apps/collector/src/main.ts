import 'reflect-metadata';
import { CombatQueues } from '@melee/combat/messaging';
import { collectorConfig, runWorker } from '@melee/platform';
import { CollectorModule } from './collector.module.js';
import { SignalProcessor } from './signal.processor.js';
import { SweepService } from './sweep.service.js';

await runWorker({
  name: 'collector',
  config: collectorConfig,
  moduleFor: (context, connections) => CollectorModule.forRoot(context, connections),
  workOf(app, { signal, queue }) {
    const signals = app.get(SignalProcessor);
    const sweep = app.get(SweepService);
    return {
      start() {
        signals.listen(app.get(CombatQueues), { ...signal, ...queue });
        sweep.start();
      },
      async drain() {
        await sweep.stop();
        await signals.drain();
      },
    };
  },
});

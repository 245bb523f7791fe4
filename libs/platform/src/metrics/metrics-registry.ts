import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Routes } from '../health/index.js';

/** All metrics of one process. Every series says which app it is of. */
export class MetricsRegistry extends Registry {
  constructor(app: string) {
    super();
    this.setDefaultLabels({ app });
  }

  /** Adds what Node tells of the process: memory, CPU, garbage collection, the lag of the event loop. */
  addProcessMetrics(): void {
    collectDefaultMetrics({ register: this });
  }
}

/** `/metrics` answers with all metrics in the format of Prometheus. */
export function metricsRoutes(registry: MetricsRegistry): Routes {
  return {
    '/metrics': {
      async GET() {
        return { status: 200, type: registry.contentType, text: await registry.metrics() };
      },
    },
  };
}

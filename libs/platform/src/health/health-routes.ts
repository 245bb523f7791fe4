import type { HealthRegistry } from './health-registry.js';
import { jsonAnswer, type Routes } from './routes.js';

/**
 * `/livez` answers 200 while the process runs and can do its work, `/readyz` while it should be given work; both answer
 * 503 otherwise, with the reasons.
 */
export function healthRoutes(registry: HealthRegistry): Routes {
  return {
    '/livez': {
      async GET() {
        const report = await registry.liveness();
        return jsonAnswer(report.status === 'alive' ? 200 : 503, report);
      },
    },
    '/readyz': {
      async GET() {
        const report = await registry.readiness();
        return jsonAnswer(report.status === 'ready' ? 200 : 503, report);
      },
    },
  };
}

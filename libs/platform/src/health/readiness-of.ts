import type { Abstract, Provider } from '@nestjs/common';
import { HealthRegistry } from './health-registry.js';

/**
 * A provider that makes the readiness of an app depend on another of its providers.
 *
 * @param name of the check; no other check of the app may have it.
 * @param check throws, or rejects, with the reason why the app cannot work.
 */
export function readinessOf<T>(name: string, subject: Abstract<T>, check: (subject: T) => unknown): Provider {
  return {
    provide: Symbol(`readiness: ${name}`),
    inject: [HealthRegistry, subject],
    useFactory: (health: HealthRegistry, instance: T) =>
      health.register(name, async () => {
        await check(instance);
      }),
  };
}

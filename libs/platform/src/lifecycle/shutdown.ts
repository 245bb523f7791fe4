import { constants } from 'node:os';
import type { HealthRegistry, HealthServer } from '../health/index.js';
import type { Logger } from '../logging/index.js';
import type { ProcessHost, Service, StopSignal } from './service.js';

interface ShutdownParts {
  readonly host: ProcessHost;
  readonly logger: Logger;
  readonly health: HealthRegistry;
  readonly healthServer: HealthServer;
  /** The service once it has started; rejects if it could not. */
  readonly starting: Promise<Service>;
  readonly timeoutMs: number;
}

/**
 * Ends the process when it is told to: no longer ready, drained, closed, exit code 0. What takes too long or fails
 * makes it exit code 1; a second signal ends it at once.
 */
export function shutDownOnSignal(parts: ShutdownParts): void {
  const { host, logger, timeoutMs } = parts;
  let isStopping = false;

  const onSignal = (signal: StopSignal) => {
    if (isStopping) {
      logger.warn({ signal }, 'stopped at once by a second signal');
      host.exit(128 + constants.signals[signal]);
      return;
    }
    isStopping = true;
    logger.info({ signal }, 'stopping');
    const timer = setTimeout(() => {
      logger.error({ code: 'lifecycle/shutdown-timeout', timeoutMs }, 'did not stop in time');
      host.exit(1);
    }, timeoutMs);
    void stop(parts).then((isClean) => {
      clearTimeout(timer);
      logger.info('stopped');
      host.exit(isClean ? 0 : 1);
    });
  };
  host.on('SIGTERM', onSignal);
  host.on('SIGINT', onSignal);
}

/** Whether every step succeeded; one that fails does not keep the next from being tried. */
async function stop({ health, healthServer, starting, logger }: ShutdownParts): Promise<boolean> {
  health.markDraining();
  const service = await startedOrNull(starting);
  if (service === null) return false;
  const steps: readonly [string, () => Promise<unknown>][] = [
    ['drain', async () => service.drain?.()],
    ['close', async () => service.app.close()],
    ['close the health server', async () => healthServer.close()],
  ];
  let isClean = true;
  for (const [step, run] of steps) {
    try {
      await run();
    } catch (err) {
      isClean = false;
      logger.error({ err, step, code: 'lifecycle/shutdown-failed' }, 'a step of the shutdown failed');
    }
  }
  return isClean;
}

/** A start that failed is reported by whoever started; here it only means that there is nothing to stop. */
async function startedOrNull(starting: Promise<Service>): Promise<Service | null> {
  try {
    return await starting;
  } catch {
    return null;
  }
}

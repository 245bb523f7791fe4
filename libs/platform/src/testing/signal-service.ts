import { executorConfig, runService } from '../index.js';

/**
 * A service to be run as a process of its own and ended by signals. HOLD_MS says how long it keeps hold of its work,
 * FAIL makes it fail at its start.
 */
const holdMs = Number(process.env['HOLD_MS'] ?? 0);

void runService({
  name: 'signal-service',
  config: executorConfig,
  create: ({ logger }) =>
    Promise.resolve({
      app: {
        close: () => {
          logger.info('closed');
          return Promise.resolve();
        },
      },
      start: () =>
        process.env['FAIL'] === undefined
          ? Promise.resolve({ work: 1 })
          : Promise.reject(new Error('nothing to work with')),
      drain: async () => {
        await new Promise((resolve) => setTimeout(resolve, holdMs));
        logger.info('drained');
      },
    }),
});

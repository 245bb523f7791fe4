import { type CommonConfig, ConfigError, loadConfig, secretsOf } from '../config/index.js';
import { HealthRegistry, healthRoutes, HealthServer, LoopLag } from '../health/index.js';
import { createLogger, type Logger, LogLevels, logLevelRoutes } from '../logging/index.js';
import { MetricsRegistry, metricsRoutes } from '../metrics/index.js';
import { openTracer, type Tracer } from '../tracing/index.js';
import type { ProcessHost, Service, ServiceContext, ServiceDefinition, Surroundings } from './service.js';
import { shutDownOnSignal } from './shutdown.js';

/**
 * Runs an app as this process, from its configuration to its exit code. One log line `ready` names its ports.
 * SIGTERM and SIGINT stop it in good order; Nest's own shutdown hooks must stay off. What cannot be
 * started, and any error that nobody handles, ends the process with exit code 1.
 */
export async function runService<C extends CommonConfig>(
  definition: ServiceDefinition<C>,
  { host = process, env, logOutput }: Surroundings = {},
): Promise<void> {
  let config: C;
  try {
    config = loadConfig(definition.config, env);
  } catch (error) {
    host.stderr.write(`${definition.name}: ${explain(error)}\n`);
    host.exit(1);
    return;
  }
  const logger = createLogger(definition.name, config.log, logOutput, secretsOf(definition.config, env));
  const levels = new LogLevels(logger, config.log.level);
  exitOnUnhandledError(host, logger);
  const health = watchedHealth(config.health.maxLoopLagMs);
  const metrics = new MetricsRegistry(definition.name);
  metrics.addProcessMetrics();
  const routes = { ...healthRoutes(health), ...metricsRoutes(metrics), ...logLevelRoutes(levels, logger) };
  const healthServer = new HealthServer(routes, config.health);
  const parts = { name: definition.name, config, logger, health, metrics };
  const starting = start(definition, parts, healthServer);
  const { timeoutMs } = config.shutdown;
  shutDownOnSignal({ host, logger, health, healthServer, starting, timeoutMs });
  try {
    await starting;
  } catch (err) {
    logger.fatal({ err, code: 'lifecycle/start-failed' }, 'could not be started');
    await healthServer.close();
    host.exit(1);
  }
}

async function start<C extends CommonConfig>(
  definition: ServiceDefinition<C>,
  parts: Omit<ServiceContext<C>, 'tracer'>,
  healthServer: HealthServer,
): Promise<Service> {
  const healthPort = await healthServer.listen();
  const tracer = await openTracer(parts.name, parts.config.tracing, parts.logger);
  const service = await definition.create({ ...parts, tracer });
  const ports = await service.start();
  parts.health.markStarted();
  parts.logger.info({ ports: { ...ports, health: healthPort } }, 'ready');
  return closing(service, tracer);
}

/** The service, whose last spans are sent when it has closed. */
function closing(service: Service, tracer: Tracer): Service {
  return {
    app: {
      async close() {
        await service.app.close();
        await tracer.close();
      },
    },
    start: () => service.start(),
    drain: async () => service.drain?.(),
  };
}

/** A process whose event loop cannot keep up is not alive. */
function watchedHealth(maxLoopLagMs: number): HealthRegistry {
  const health = new HealthRegistry();
  const lag = new LoopLag();
  lag.start();
  health.registerVital('event-loop', lag.check(maxLoopLagMs));
  return health;
}

function exitOnUnhandledError(host: ProcessHost, logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    host.on(event, (err) => {
      logger.fatal({ err, code: 'lifecycle/unhandled-error' }, 'an error was not handled');
      host.exit(1);
    });
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

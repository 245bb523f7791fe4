import type { DestinationStream } from 'pino';
import type { CommonConfig, ConfigSchema, Environment } from '../config/index.js';
import type { HealthRegistry } from '../health/index.js';
import type { Logger } from '../logging/index.js';
import type { MetricsRegistry } from '../metrics/index.js';
import type { Tracer } from '../tracing/index.js';

/** What the platform has made for an app by the time it is created. */
export interface ServiceContext<C extends CommonConfig> {
  readonly name: string;
  readonly config: C;
  readonly logger: Logger;
  readonly health: HealthRegistry;
  readonly metrics: MetricsRegistry;
  readonly tracer: Tracer;
}

/** An app as the platform sees it. */
export interface Service {
  /** The Nest application; closing it closes whatever its modules hold. */
  readonly app: { close(): Promise<unknown> };
  /** Begins to take work; answers with the ports that it listens on, by their purpose. */
  start(): Promise<Readonly<Record<string, number>>>;
  /** Stops to take work and finishes what is held. Comes before `app` is closed. */
  drain?(): Promise<void>;
}

/** How a process becomes an app. */
export interface ServiceDefinition<C extends CommonConfig> {
  /** Stands in every log line and in the client list of Redis. */
  readonly name: string;
  readonly config: ConfigSchema<C>;
  /** Nest must be told `abortOnError: false`; else it ends the process itself and the error is not logged. */
  create(context: ServiceContext<C>): Promise<Service>;
}

export type StopSignal = 'SIGTERM' | 'SIGINT';

/** The part of `process` that the lifecycle of an app depends on. */
export interface ProcessHost {
  on(event: StopSignal, listener: (signal: StopSignal) => void): unknown;
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (reason: unknown) => void): unknown;
  exit(code: number): void;
  readonly stderr: { write(text: string): unknown };
}

/** Replaces what a process provides; for tests. */
export interface Surroundings {
  readonly host?: ProcessHost;
  readonly env?: Environment;
  readonly logOutput?: DestinationStream;
}

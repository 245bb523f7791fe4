import { type DynamicModule, Module } from '@nestjs/common';
import type { CommonConfig } from '../config/index.js';
import { HealthRegistry } from '../health/index.js';
import { MetricsRegistry } from '../metrics/index.js';
import type { ServiceContext } from './service.js';

/** Injects the configuration of the app. */
export const CONFIG = Symbol('CONFIG');
/** Injects the logger of the process. */
export const LOGGER = Symbol('LOGGER');

/** Injects the tracer of the process. */
export const TRACER = Symbol('TRACER');

/** Makes what the platform has made for an app injectable everywhere in it. */
@Module({})
export class PlatformModule {
  static forRoot(context: ServiceContext<CommonConfig>): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: context.config },
        { provide: LOGGER, useValue: context.logger },
        { provide: TRACER, useValue: context.tracer },
        { provide: HealthRegistry, useValue: context.health },
        { provide: MetricsRegistry, useValue: context.metrics },
      ],
      exports: [CONFIG, LOGGER, TRACER, HealthRegistry, MetricsRegistry],
    };
  }
}

import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  createLogger,
  gatewayConfig,
  HealthRegistry,
  loadConfig,
  MetricsRegistry,
  NO_TRACER,
} from '@melee/platform';
import { Redis } from 'ioredis';
import { GatewayModule } from '../gateway.module.js';
import { httpAdapter } from '../http/http-adapter.js';
import { describeApi } from './describe-api.js';

/** Writes the description of the API to a file. Nothing is started, so it takes no Redis and no settings. */
async function writeDescription(file: string): Promise<void> {
  const config = loadConfig(gatewayConfig, { REDIS_URL: 'redis://127.0.0.1:6379', AUTH_MODE: 'off' });
  const context = {
    name: 'gateway',
    config,
    logger: createLogger('gateway', config.log),
    health: new HealthRegistry(),
    metrics: new MetricsRegistry('gateway'),
    tracer: NO_TRACER,
  };
  const nowhere = new Redis({ lazyConnect: true });
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRoot(context, { scripts: nowhere, queues: nowhere, close: () => Promise.resolve() }),
    httpAdapter(config.http),
    { preview: true, logger: ['error'], abortOnError: false },
  );
  await writeFile(file, `${JSON.stringify(describeApi(app), null, 2)}\n`);
}

const [, , file] = process.argv;
if (file === undefined) throw new Error('Usage: node openapi/main.js <file to write>');
await writeDescription(file);

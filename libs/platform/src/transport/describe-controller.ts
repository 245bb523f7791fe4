import { Controller, Inject, type Type } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { CommonConfig } from '../config/index.js';
import { HealthRegistry } from '../health/health-registry.js';
import { CONFIG } from '../lifecycle/platform-module.js';

/** What a replica says of itself. */
export interface ServiceDescription {
  readonly name: string;
  readonly pid: number;
  readonly node: string;
  /** Seconds since the process began. */
  readonly uptimeS: number;
  readonly readiness: string;
  /** Where it places its work; all replicas of all apps should say the same. */
  readonly queues: { readonly prefix: string; readonly partitions: number };
}

/** Request pattern under which every replica of an app describes itself on the transport. */
export const describePattern = (name: string) => `melee.${name}.describe`;

/** The controller that answers {@link describePattern}. Any replica may answer: it is a read without effects. */
export function describeController(name: string): Type {
  @Controller()
  class DescribeController {
    constructor(
      @Inject(HealthRegistry) private readonly health: HealthRegistry,
      @Inject(CONFIG) private readonly config: CommonConfig,
    ) {}

    @MessagePattern(describePattern(name))
    async describe(): Promise<ServiceDescription> {
      const { status } = await this.health.readiness();
      const uptimeS = Math.round(process.uptime());
      const { prefix, partitions } = this.config.queue;
      const queues = { prefix, partitions };
      return { name, pid: process.pid, node: process.version, uptimeS, readiness: status, queues };
    }
  }
  return DescribeController;
}

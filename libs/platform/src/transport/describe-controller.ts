import { Controller, Inject, type Type } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { HealthRegistry } from '../health/health-registry.js';

/** What a replica says of itself. */
export interface ServiceDescription {
  readonly name: string;
  readonly pid: number;
  readonly node: string;
  /** Seconds since the process began. */
  readonly uptimeS: number;
  readonly readiness: string;
}

/** Request pattern under which every replica of an app describes itself on the transport. */
export const describePattern = (name: string) => `melee.${name}.describe`;

/** The controller that answers {@link describePattern}. Any replica may answer: it is a read without effects. */
export function describeController(name: string): Type {
  @Controller()
  class DescribeController {
    constructor(@Inject(HealthRegistry) private readonly health: HealthRegistry) {}

    @MessagePattern(describePattern(name))
    async describe(): Promise<ServiceDescription> {
      const { status } = await this.health.readiness();
      const uptimeS = Math.round(process.uptime());
      return { name, pid: process.pid, node: process.version, uptimeS, readiness: status };
    }
  }
  return DescribeController;
}

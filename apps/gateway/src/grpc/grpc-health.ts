import type { Server } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import type { HealthRegistry } from '@melee/platform';
import { COMBAT_SERVICE } from './service-definition.js';

const LOOK_MS = 500;
/** The empty name stands for the whole server. */
const SERVICES = ['', COMBAT_SERVICE];

type Readiness = Pick<HealthRegistry, 'readiness'>;

/** The standard health service; says what the readiness of this process is. */
export class GrpcHealth {
  private readonly service = new HealthImplementation(
    Object.fromEntries(SERVICES.map((name) => [name, 'NOT_SERVING' as const])),
  );
  private looking: NodeJS.Timeout | null = null;
  private isServing = false;

  constructor(private readonly health: Readiness) {}

  addTo(server: Server): void {
    this.service.addToServer(server);
  }

  /** From now on it looks at the readiness by itself. */
  start(): void {
    this.looking = setInterval(() => void this.look(), LOOK_MS);
  }

  /** Says for ever that nothing is served. */
  stop(): void {
    if (this.looking !== null) clearInterval(this.looking);
    this.looking = null;
    this.say(false);
  }

  private async look(): Promise<void> {
    const { status } = await this.health.readiness();
    if (this.looking !== null) this.say(status === 'ready');
  }

  /** Watchers are told of changes only. */
  private say(isServing: boolean): void {
    if (isServing === this.isServing) return;
    this.isServing = isServing;
    for (const name of SERVICES) this.service.setStatus(name, isServing ? 'SERVING' : 'NOT_SERVING');
  }
}

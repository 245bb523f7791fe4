import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { HarnessError, type HarnessErrorCode } from './errors.js';
import { type Service, type ServiceName, type ServiceOptions, startService } from './service.js';

type SharedOptions = Pick<ServiceOptions, 'redisUrl' | 'entry'>;
type Settings = Readonly<Record<string, string>>;

/** A service that others use too; whoever needs to stop it, or to read what it has logged, starts one of his own. */
export interface SharedService extends Pick<
  Service,
  'name' | 'replica' | 'pid' | 'healthUrl' | 'httpUrl' | 'grpcAddress'
> {
  readonly redisUrl: string;
  /** `QUEUE_PREFIX` of the service. */
  readonly queuePrefix: string;
}

interface Wish {
  readonly name: ServiceName;
  readonly env: Settings;
}

interface Refusal {
  readonly code: HarnessErrorCode;
  readonly message: string;
}

/**
 * Lends services to the processes of a test run: one that is asked for again with the same settings is the same. To
 * start a service takes seconds of CPU, and most suites need no more of it than that it is there.
 */
export class SharedServices {
  private readonly lent = new Map<string, Promise<SharedService>>();
  private readonly started: Service[] = [];

  private constructor(
    private readonly server: Server,
    private readonly options: SharedOptions,
  ) {}

  static async start(options: SharedOptions): Promise<SharedServices> {
    const server = createServer();
    const shared = new SharedServices(server, options);
    server.on('request', (request, response) => {
      void shared.answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
        response.end(JSON.stringify(body));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return shared;
  }

  /** To be given to `borrowService`, in whatever process. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Stops all of them. */
  async stop(): Promise<void> {
    this.server.close();
    await Promise.allSettled(this.lent.values());
    await Promise.all(this.started.map((service) => service.stop()));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: SharedService | Refusal }> {
    try {
      return { status: 200, body: await this.lend((await json(request)) as Wish) };
    } catch (error) {
      const code = error instanceof HarnessError ? error.code : 'service/not-ready';
      return { status: 500, body: { code, message: String(error) } };
    }
  }

  private lend({ name, env }: Wish): Promise<SharedService> {
    const key = JSON.stringify([name, Object.entries(env).sort()]);
    const service = this.lent.get(key) ?? this.startOne({ name, env });
    this.lent.set(key, service);
    return service;
  }

  private async startOne({ name, env }: Wish): Promise<SharedService> {
    const queuePrefix = `{shared-${randomBytes(6).toString('hex')}}`;
    const service = await startService(name, {
      ...this.options,
      env: { QUEUE_PREFIX: queuePrefix, ...env },
    });
    this.started.push(service);
    await service.ready();
    const { replica, pid, healthUrl, httpUrl, grpcAddress } = service;
    return {
      ...{ name, replica, pid, healthUrl },
      ...(httpUrl !== undefined && { httpUrl }),
      ...(grpcAddress !== undefined && { grpcAddress }),
      redisUrl: this.options.redisUrl,
      queuePrefix,
    };
  }
}

/**
 * A service with these settings, started now if nobody has asked for it before.
 * @param url of the `SharedServices`
 * @throws HarnessError of the service that could not be started
 */
export async function borrowService(url: string, name: ServiceName, env: Settings): Promise<SharedService> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ name, env } satisfies Wish) });
  if (response.ok) return (await response.json()) as SharedService;
  const { code, message } = (await response.json()) as Refusal;
  throw new HarnessError(code, message);
}

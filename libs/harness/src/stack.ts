import { SERVICE_NAMES, startService, type Service, type ServiceName } from './service.js';

export interface StackOptions {
  readonly redisUrl: string;
  /** How many processes of each service; one unless told, none for 0. */
  readonly services?: Readonly<Partial<Record<ServiceName, number>>>;
  /** Settings for all of them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further settings, by app. */
  readonly envOf?: (name: ServiceName) => Readonly<Record<string, string>>;
  /** Script to run instead of the apps' bundles. */
  readonly entry?: string;
  /** Runs the modules that the bundles are made of. */
  readonly unbundled?: boolean;
  /** Milliseconds that each service may take to become ready. */
  readonly readyTimeoutMs?: number;
}

/** Melee as a set of processes. */
export interface Stack {
  readonly services: readonly Service[];
  /** The processes of one service, in the order of their start. */
  of(name: ServiceName): readonly Service[];
  /** Base URL of the first gateway's public API; undefined in a stack without a gateway. */
  readonly httpUrl: string | undefined;
  /** Ends all processes, in the reverse order of their start. */
  stop(): Promise<void>;
}

/**
 * Starts all services at once and waits until all are ready; if one fails, ends them all.
 * @throws HarnessError of the first service that failed
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { services: counts = {}, readyTimeoutMs, env = {}, envOf = () => ({}), ...settings } = options;
  const services: Service[] = [];
  const of = (name: ServiceName): readonly Service[] => services.filter((service) => service.name === name);
  const stop = async (): Promise<void> => {
    for (const name of SERVICE_NAMES.toReversed())
      await Promise.all(of(name).map((service) => service.stop()));
  };
  try {
    for (const { name, replica } of wanted(counts)) {
      services.push(await startService(name, { ...settings, env: { ...env, ...envOf(name) }, replica }));
    }
    await Promise.all(services.map((service) => service.ready(readyTimeoutMs)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { services, of, httpUrl: of('gateway')[0]?.httpUrl, stop };
}

function wanted(
  counts: Readonly<Partial<Record<ServiceName, number>>>,
): { name: ServiceName; replica: number }[] {
  return SERVICE_NAMES.flatMap((name) =>
    Array.from({ length: counts[name] ?? 1 }, (_, index) => ({ name, replica: index + 1 })),
  );
}

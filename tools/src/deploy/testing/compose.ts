import { SERVICE_NAMES, type ServiceName } from '@melee/harness';
import { documentsOf } from './workspace-files.js';

/** The parts of a service in a compose file that the tests look at. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string; readonly args: Readonly<Record<string, string>> };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly replicas?: number };
  readonly networks?: Readonly<Record<string, { readonly ipv4_address?: string }>> | readonly string[];
}

export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** A compose file of the workspace. */
export function composeFile(file: string): ComposeFile {
  const [content] = documentsOf(file);
  return content as ComposeFile;
}

/** The services of the file that are apps of ours, by name. */
export function appsIn({ services }: ComposeFile): readonly (readonly [ServiceName, ComposeService])[] {
  return SERVICE_NAMES.map((name) => {
    const service = services[name];
    if (service === undefined) throw new Error(`There is no service ${name}.`);
    return [name, service];
  });
}

/** The services of the file that run a Redis server. */
export function redisServersIn({ services }: ComposeFile): readonly (readonly [string, ComposeService])[] {
  return Object.entries(services).filter(([, { command }]) => command?.[0] === 'redis-server');
}

export interface PackageManager {
  readonly program: string;
  /** Brings the list of packages up to date, where installing does not do so itself. */
  readonly refresh?: readonly string[];
  readonly install: readonly string[];
  /** Names under which the system may know the server; the first that can be installed wins. */
  readonly packages: readonly string[];
  readonly needsRoot: boolean;
  /** Whether the package starts its service as soon as it is installed. */
  readonly startsService: boolean;
}

const REDIS_OR_VALKEY = ['redis', 'valkey'];

/** How a Redis server is installed on the systems that we know. */
export const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    program: 'apt-get',
    refresh: ['update', '-qq'],
    install: ['install', '-y', '-qq', '--no-install-recommends'],
    packages: ['redis-server', 'valkey-server'],
    needsRoot: true,
    startsService: true,
  },
  ...['dnf', 'yum'].map((program) => ({
    program,
    install: ['install', '-y', '-q'],
    packages: REDIS_OR_VALKEY,
    needsRoot: true,
    startsService: false,
  })),
  {
    program: 'apk',
    install: ['add', '--quiet', '--no-cache'],
    packages: REDIS_OR_VALKEY,
    needsRoot: true,
    startsService: false,
  },
  {
    program: 'pacman',
    install: ['-Sy', '--noconfirm', '--needed', '--quiet'],
    packages: ['valkey', 'redis'],
    needsRoot: true,
    startsService: false,
  },
  {
    program: 'zypper',
    install: ['--non-interactive', '--quiet', 'install', '--no-recommends'],
    packages: REDIS_OR_VALKEY,
    needsRoot: true,
    startsService: false,
  },
  {
    program: 'brew',
    install: ['install', '--quiet'],
    packages: REDIS_OR_VALKEY,
    needsRoot: false,
    startsService: false,
  },
];

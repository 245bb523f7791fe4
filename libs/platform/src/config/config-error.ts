/** One thing that is wrong with the environment: never the value that was given, which may be a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly allowed: string;
}

/** The environment does not describe a configuration; holds everything that is wrong with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config/invalid';

  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, allowed }) => `  ${variable}: ${allowed}`);
    super(['The configuration is not valid; these environment variables must be:', ...lines].join('\n'));
  }
}

import type { commonVariables } from './common-variables.js';
import type { ConfigOf } from './config-schema.js';

export { type AiWorkerConfig, aiWorkerConfig } from './ai-worker-config.js';
export { type CollectorConfig, collectorConfig } from './collector-config.js';
export { ConfigError, type ConfigProblem } from './config-error.js';
export {
  type ConfigOf,
  type ConfigSchema,
  configSchema,
  type Relation,
  relation,
  type VariableTree,
  variablesOf,
} from './config-schema.js';
export { type ExecutorConfig, executorConfig } from './executor-config.js';
export { type GatewayConfig, gatewayConfig } from './gateway-config.js';
export { type Environment, loadConfig, secretsOf } from './load-config.js';
export { type OperatorConfig, operatorConfig } from './operator-config.js';
export {
  boolean,
  commaSeparated,
  durationMs,
  folders,
  integer,
  oneOf,
  optional,
  ratio,
  secret,
  shrinkingDurationsMs,
  text,
  url,
  type Variable,
} from './variable.js';

/** What every app is told by its environment. */
export type CommonConfig = ConfigOf<ReturnType<typeof commonVariables>>;

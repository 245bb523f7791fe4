import { commonVariables } from './common-variables.js';
import { type ConfigOf, configSchema } from './config-schema.js';
import { redisRelations } from './redis-variables.js';

// The port is that of a health server, which a command has not.
const { redis, queue } = commonVariables(0);
const variables = { redis, queue: { prefix: queue.prefix } } as const;

/**
 * What the operator's command can be told by its environment: where battles and queues are, as the apps are told. How many
 * partitions there are, it asks Redis.
 */
export const operatorConfig = configSchema(variables, redisRelations);
export type OperatorConfig = ConfigOf<typeof variables>;

import { commonRelations, commonVariables, contentDirs, lookAgain } from './common-variables.js';
import { type ConfigOf, configSchema } from './config-schema.js';
import { integer } from './variable.js';

const variables = {
  ...commonVariables(9103),
  ai: {
    concurrency: integer('AI_CONCURRENCY', {
      about: 'How many jobs of AI turns an AI worker works on side by side.',
      min: 1,
      max: 1000,
      default: 50,
    }),
  },
  content: { dirs: contentDirs },
  session: { lookAgainMs: lookAgain },
} as const;

/** What the AI worker can be told by its environment. */
export const aiWorkerConfig = configSchema(variables, commonRelations);
export type AiWorkerConfig = ConfigOf<typeof variables>;

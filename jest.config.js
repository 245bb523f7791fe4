import { availableParallelism } from 'node:os';

/**
 * All suites that are no e2e ones in one run: its workers share out the files of all projects, and none waits while
 * another project's last file is still running.
 */
export default {
  projects: ['<rootDir>/{apps,libs}/!(*-e2e)/jest.config.js', '<rootDir>/tools/jest.config.js'],
  // Of these two, Jest takes only what stands here and not what the projects say.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 30_000,
};

import preset from '../jest.preset.js';

// These tests start real processes, on a machine that may be busy with other suites.
const TEST_TIMEOUT_MS = 30_000;

export default {
  ...preset,
  displayName: 'tools',
  rootDir: import.meta.dirname,
  testPathIgnorePatterns: ['\\.images\\.spec\\.ts$'],
  testTimeout: TEST_TIMEOUT_MS,
};

import unit from './jest.config.js';

// Each of these tests may install the packages of an app.
const TEST_TIMEOUT_MS = 240_000;

/** The suite of what goes into the images; it needs all apps built, so that it is not one of the unit suites. */
export default {
  ...unit,
  displayName: 'images',
  testMatch: ['<rootDir>/src/**/*.images.spec.ts'],
  testPathIgnorePatterns: [],
  testTimeout: TEST_TIMEOUT_MS,
  maxWorkers: 1,
};

import preset from '../../jest.preset.js';

/** Battles are awaited by their events; the bound is only there for one that never ends, on a busy machine. */
export default { ...preset, displayName: 'system-e2e', rootDir: import.meta.dirname, testTimeout: 90_000 };

import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'ai-worker-e2e', rootDir: import.meta.dirname };

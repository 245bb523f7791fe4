import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'ai-worker', rootDir: import.meta.dirname };

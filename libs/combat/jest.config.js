import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'combat', rootDir: import.meta.dirname };

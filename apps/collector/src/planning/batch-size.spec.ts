import { batchSizeFor } from './batch-size.js';

describe('batchSizeFor', () => {
  it.each([
    [2, 100],
    [3, 66],
    [7, 28],
    [40, 5],
    [200, 5],
    [0, 100],
  ])('%i actors: %i actions', (actors, size) => {
    expect(batchSizeFor(actors, { budget: 200, min: 5, max: 100 })).toBe(size);
  });
});

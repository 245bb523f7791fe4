import type { Strike } from './strike.js';

/** One step of a strike: changes the strike and says whether the next step follows. */
export type StrikeStep = (strike: Strike) => 'continues' | 'ends';

import type { HandsAtTheEnd } from '../dto/index.js';

/** In what versions of the rules differ. The rules ask it, and not for a version, where they differ. */
export interface Edition {
  /** Which zones that are struck at count as open: all that nobody guards, or only those beside a guarded one. */
  readonly openZones: 'unguarded' | 'beside_guarded';
  /** What becomes of feints that are still in the hands when the battle ends. */
  readonly handsAtTheEnd: HandsAtTheEnd;
}

/**
 * What the rules do where a version says nothing else. A new column gets here what all versions have done until then, so
 * that none of them changes, nor its id.
 */
const AT_FIRST: Edition = { openZones: 'beside_guarded', handsAtTheEnd: 'kept' };

export type EditionChanges = Partial<Edition>;

export const editionWith = (changes: EditionChanges): Edition => ({ ...AT_FIRST, ...changes });

import type { HandsAtTheEnd } from '../dto/index.js';

/** In what versions of the rules differ. The rules ask it, and not for a version, where they differ. */
export interface Edition {
  /** Which zones that are struck at count as open: all that nobody guards, or only those beside a guarded one. */
  readonly openZones: 'unguarded' | 'beside_guarded';
  /** What becomes of feints that are still in the hands when the battle ends. */
  readonly handsAtTheEnd: HandsAtTheEnd;
  /** How one who let a forced strike happen meets the second weapon or the extra strike that follows from it. */
  readonly idleAfterForced: 'defends_itself' | 'helpless';
  /** Whose is a kill of several strikes at one in a wave: the first of them, or the one that took the last hp. */
  readonly killedBy: 'first_strike' | 'last_hp';
  /** With what one strikes who was to strike with a second weapon and has been disarmed meanwhile. */
  readonly lostOffHand: 'bare_hands' | 'nothing';
}

/**
 * What the rules do where a version says nothing else. A new column gets here what all versions have done until then, so
 * that none of them changes, nor its id.
 */
const AT_FIRST: Edition = {
  openZones: 'beside_guarded',
  handsAtTheEnd: 'kept',
  idleAfterForced: 'defends_itself',
  killedBy: 'first_strike',
  lostOffHand: 'bare_hands',
};

export type EditionChanges = Partial<Edition>;

export const editionWith = (changes: EditionChanges): Edition => ({ ...AT_FIRST, ...changes });

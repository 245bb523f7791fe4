import type { Focus } from '../content/vocabulary.js';
import type { Rolls } from '../pipeline/rng/rolls.js';
import type { SeenActor } from './turn-view.js';

/** How a focus ranks somebody: less comes first. */
const RANKS: Readonly<Record<Focus, (actor: SeenActor, rolls: Rolls, purpose: string) => number>> = {
  weakest: ({ state }) => state.hp,
  strongest: ({ state }) => -state.hp,
  any: ({ meta }, rolls, purpose) => rolls.roll(`${purpose}/${meta.cid}`),
};

/** The entries with those first whom the focus prefers; equals keep their order. */
export function byFocus<Entry>(
  entries: readonly Entry[],
  actorOf: (entry: Entry) => SeenActor,
  focus: Focus,
  rolls: Rolls,
  purpose: string,
): readonly Entry[] {
  if (entries.length < 2) return entries;
  return entries
    .map((entry) => ({ entry, rank: RANKS[focus](actorOf(entry), rolls, purpose) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

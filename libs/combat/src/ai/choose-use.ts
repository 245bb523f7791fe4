import type { Aim, Focus } from '../content/vocabulary.js';
import type { ActorId } from '../dto/index.js';
import { drawByWeight } from './draw.js';
import type { Weighted } from './draw.js';
import { byFocus } from './focus.js';
import { meritOfPower } from './merits.js';
import type { Candidate } from './merits.js';
import { moveIdOf } from './move-ids.js';
import type { Situation } from './situation.js';
import type { BotUse, TurnView } from './turn-view.js';
import { usablesOf } from './usable.js';
import type { Usable } from './usable.js';

/** A use that the bot could declare, or none at all. */
interface UseOption extends Weighted {
  readonly use: { readonly usable: Usable; readonly targets: readonly ActorId[] } | null;
}

const friends = (list: readonly TurnView['allies'][number][]): Candidate[] =>
  list.map((friend) => ({ seen: friend, friend }));

const CANDIDATES: Readonly<Record<Aim, (view: TurnView) => readonly Candidate[]>> = {
  self: ({ self }) => friends([self]),
  allies: ({ self, allies }) => friends([self, ...allies]),
  enemies: ({ enemies }) => enemies.map((seen) => ({ seen, friend: null })),
};

/** The targets that are most worth it, as many as can be reached, and what they are worth together. */
function optionOf(usable: Usable, situation: Situation, focus: Focus): UseOption {
  const { aim, tactic, maxTargets, power } = usable.kind;
  const { rolls, behaviour } = situation;
  const candidates = byFocus(
    CANDIDATES[aim](situation.view),
    ({ seen }) => seen,
    focus,
    rolls,
    `${usable.id}/target`,
  );
  const worthwhile = candidates
    .map((candidate) => ({ candidate, merit: meritOfPower(tactic, power, candidate, situation) }))
    .filter(({ merit }) => merit > 0)
    .sort((one, other) => other.merit - one.merit)
    .slice(0, maxTargets);
  const falloff = power.strike?.falloff ?? 1;
  const worth = worthwhile.reduce((sum, { merit }, position) => sum + merit * falloff ** position, 0);
  return {
    weight: behaviour.weights[tactic] * (situation.isAimless ? Math.min(1, worth) : worth),
    use: { usable, targets: worthwhile.map(({ candidate }) => candidate.seen.meta.cid) },
  };
}

/** The item or the ability that the bot uses this time, or null: it may have none, or let the moment pass. */
export function chooseUse(situation: Situation): BotUse | null {
  const usables = usablesOf(situation);
  if (usables.length === 0) return null;
  const { behaviour, view, rolls } = situation;
  const options: UseOption[] = usables.map((usable) => optionOf(usable, situation, behaviour.focus));
  // It takes no turn to use something, so only an aimless bot lets a moment pass that is worth it.
  const pass: UseOption = { weight: situation.isAimless ? behaviour.weights.strike : 0, use: null };
  const use = drawByWeight([...options, pass], rolls, 'use')?.use;
  if (use === null || use === undefined) return null;
  const { usable, targets } = use;
  const { cid } = view.self.meta;
  const declared = { moveId: moveIdOf(view.askId, cid), cid, targets };
  return usable.strategy === 'item'
    ? { ...declared, strategy: 'item', itemId: usable.id }
    : { ...declared, strategy: 'instant', abilityId: usable.id };
}

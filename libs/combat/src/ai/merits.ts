import type { Feint, Power } from '../content/types.js';
import type { EffectKind, Tactic } from '../content/vocabulary.js';
import { SCRATCH } from './situation.js';
import type { Situation } from './situation.js';
import type { SeenActor, SeenAlly } from './turn-view.js';

/** How much a choice is worth where it would be made: 1 is as good as usual, 0 is not worth making. */

/** Twice as much thought of defence is what a behaviour promises of whoever is hurt. */
const HURT_DEFENCE = 2;
/** A buff serves the longer the earlier it comes. */
const EARLY_EXCHANGES = 4;
const EARLY = 2;
const FINISHING = 2;
/** Whoever may fall to the next blow must be helped now. */
const URGENT = 4;

/** Undefined where the bot does not see the target: nothing speaks for it or against it. */
type Target = SeenActor | undefined;

function controlMerit(situation: Situation, target: Target): number {
  if (target === undefined) return 1;
  if (situation.isOutOfAction(target)) return 0;
  if (situation.isWeak(target)) return 0.5;
  return situation.isStrong(target) ? 1.5 : 1;
}

/** Of a feint in a strike at the target. */
const FEINT_MERITS: Readonly<Record<Tactic, (situation: Situation, target: Target) => number>> = {
  offence: (situation, target) => (target !== undefined && situation.isWeak(target) ? FINISHING : 1),
  defence: (situation) => (situation.isCautious ? HURT_DEFENCE : 1),
  control: controlMerit,
  // Its price is paid: it is welcome as soon as there is something to give back.
  recovery: (situation) => (situation.lossOf(situation.view.self) >= SCRATCH ? URGENT : 0),
};

/** A feint that sweeps pays for each further enemy that it may reach, with a weaker strike at the first. */
function sweepMerit({ rules }: Feint, { view }: Situation): number {
  const outcomes = rules.flatMap(({ then }) => then);
  const sweep = outcomes.find((outcome) => 'followUp' in outcome && outcome.followUp === 'sweep');
  if (sweep === undefined || !('targets' in sweep)) return 1;
  // In a crowd it may see none of them.
  return Math.max(0, Math.min(sweep.targets, view.enemies.length - 1));
}

export function meritOfFeint(feint: Feint, target: Target, situation: Situation): number {
  if (situation.isAimless) return 1;
  return FEINT_MERITS[feint.tactic](situation, target) * sweepMerit(feint, situation);
}

/** Whom an item or an ability could be used on. `friend` is set if it is the bot itself or an ally. */
export interface Candidate {
  readonly seen: SeenActor;
  readonly friend: SeenAlly | null;
}

const isHurt = ({ friend }: Candidate, situation: Situation) => friend !== null && situation.isHurt(friend);

/** Of an effect that its bearer does not bear yet. */
const EFFECT_MERITS: Readonly<Record<EffectKind, (candidate: Candidate, situation: Situation) => number>> = {
  buff: (_candidate, { view }) => (view.self.state.exchanges < EARLY_EXCHANGES ? EARLY : 1),
  debuff: ({ seen }, situation) => (situation.isWeak(seen) ? 0.5 : 1),
  damage: ({ seen }, situation) => (situation.isWeak(seen) ? 0.5 : 1),
  healing: (candidate, situation) => (isHurt(candidate, situation) ? 1 : 0),
  control: ({ seen }, situation) => controlMerit(situation, seen),
};

function healMerit({ friend }: Candidate, situation: Situation): number {
  if (friend === null || !situation.isHurt(friend)) return 0;
  return (1 + situation.lossOf(friend)) * (situation.isInDanger(friend) ? URGENT : 1);
}

function effectMerit(effectId: string, candidate: Candidate, situation: Situation): number {
  const kind = situation.pack.effects[effectId]?.kind;
  if (kind === undefined || situation.bears(candidate.seen, effectId)) return 0;
  return EFFECT_MERITS[kind](candidate, situation);
}

/** Whether somebody needs recovery: it is hurt, or bears what the power would end. */
function needsRecovery(power: Power, candidate: Candidate, situation: Situation): boolean {
  return isHurt(candidate, situation) || situation.countOf(candidate.seen, power.cleanses ?? []) > 0;
}

/** Of using a power of this tactic on one target. */
export function meritOfPower(
  tactic: Tactic,
  power: Power,
  candidate: Candidate,
  situation: Situation,
): number {
  if (situation.isAimless) return 1;
  if (tactic === 'recovery' && !needsRecovery(power, candidate, situation)) return 0;
  const { strike, heal, effects = [], cleanses = [] } = power;
  let merit = situation.countOf(candidate.seen, cleanses);
  if (strike !== undefined) merit += situation.isWeak(candidate.seen) ? FINISHING : 1;
  if (heal !== undefined) merit += healMerit(candidate, situation);
  for (const { effect } of effects) merit += effectMerit(effect, candidate, situation);
  return tactic === 'defence' && situation.isCautious ? merit * HURT_DEFENCE : merit;
}

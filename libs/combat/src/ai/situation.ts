import { vitalsOf } from '../content/numbers/vitals.js';
import type { Behaviour, ContentPack } from '../content/types.js';
import type { Condition, EffectKind } from '../content/vocabulary.js';
import { lookUp } from '../content/lookup.js';
import { toInteger } from '../content/numbers/fixed-point.js';
import { rollsOf } from '../pipeline/rng/rolls.js';
import type { Rolls } from '../pipeline/rng/rolls.js';
import { profileOf } from '../pipeline/stats/profile.js';
import type { Profile } from '../pipeline/stats/profile.js';
import type { SeenActor, SeenAlly, TurnView } from './turn-view.js';

/** An enemy with so many usual strikes of hp left may fall soon. */
const WEAK = 1.5;
/** One with so many will stand for long. */
const STRONG = 4;

/** Share of the strikes that land, as a rule of thumb. */
const LANDING = 0.6;
/** Share of the hp that is not worth a thought when it is lost. */
export const SCRATCH = 0.15;

const HELPLESS: readonly Condition[] = ['stunned', 'asleep'];

/** What a bot makes of what it sees. */
export class Situation {
  readonly behaviour: Behaviour;
  readonly profile: Profile;
  readonly rolls: Rolls;
  /** Prefers nothing and heeds nothing: whatever it may do is as good as anything else. */
  readonly isAimless: boolean;
  /** Its own hp are low enough to think of itself. */
  readonly isCautious: boolean;
  /** Stunned or asleep: whatever it declared would come to nothing. */
  readonly isHelpless: boolean;
  readonly #usualDamage: number;

  constructor(
    readonly view: TurnView,
    readonly pack: ContentPack,
  ) {
    const { self, seed } = view;
    this.behaviour = lookUp(pack.behaviours, 'behaviour', self.meta.behaviour);
    this.profile = profileOf(self, pack);
    this.rolls = rollsOf(seed, 'turn');
    this.isAimless = isAimless(this.behaviour);
    this.isCautious = this.isHurt(self);
    this.isHelpless = HELPLESS.some((condition) => this.profile.conditions.has(condition));
    const { damage } = lookUp(pack.weapons, 'weapon', self.loadout.mainHand);
    this.#usualDamage = damage.base + toInteger(this.profile.numbers.physical_damage);
  }

  /** Share of its hp that a friend has lost, 0 to 1. */
  lossOf(friend: SeenAlly): number {
    return 1 - friend.state.hp / vitalsOf(friend, this.pack).hp;
  }

  /** Whether a friend has lost so much that the bot, by its behaviour, thinks of recovery, or can hardly lose more. */
  isHurt(friend: SeenAlly): boolean {
    const loss = this.lossOf(friend);
    return 1 - loss <= this.behaviour.cautiousBelow || (loss >= SCRATCH && this.isInDanger(friend));
  }

  /** Whether a friend may fall before the bot's next turn, if its enemies strike as hard as the bot does. */
  isInDanger({ state }: SeenAlly): boolean {
    const strikes = Math.max(WEAK, this.view.missingTargets.length * LANDING);
    return state.hp <= this.#usualDamage * strikes;
  }

  isWeak({ state }: SeenActor): boolean {
    return state.hp <= this.#usualDamage * WEAK;
  }

  isStrong({ state }: SeenActor): boolean {
    return state.hp >= this.#usualDamage * STRONG;
  }

  isOutOfAction({ effects }: SeenActor): boolean {
    return effects.some(({ effectId }) =>
      this.pack.effects[effectId]?.conditions?.some((condition) => HELPLESS.includes(condition)),
    );
  }

  bears({ effects }: SeenActor, effectId: string): boolean {
    return effects.some((active) => active.effectId === effectId);
  }

  /** How many effects of these kinds work on the actor. */
  countOf({ effects }: SeenActor, kinds: readonly EffectKind[]): number {
    return effects.filter(({ effectId }) => {
      const kind = this.pack.effects[effectId]?.kind;
      return kind !== undefined && kinds.includes(kind);
    }).length;
  }
}

function isAimless({ weights, cautiousBelow }: Behaviour): boolean {
  return cautiousBelow >= 1 && Object.values(weights).every((weight) => weight === weights.strike);
}

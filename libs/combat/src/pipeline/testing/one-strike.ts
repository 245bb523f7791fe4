import type { TriggerOutcome, TriggerRule } from '../../content/types.js';
import type { StrikeFlag, TriggerEvent } from '../../content/vocabulary.js';
import { compiledPack } from '../rules/compiled-pack.js';
import { flagSet } from '../rules/flags.js';
import { bindRules, ruleTable } from '../rules/rule-table.js';
import { profileOf } from '../stats/profile.js';
import { fighter, rules, strikeRolls } from './fixtures.js';
import { withRolls } from './scripted-rolls.js';
import { calculateStrike } from '../calculator/index.js';
import { PLAIN_FACTORS } from '../calculator/strike.js';
import type { Strike, StrikeOrder } from '../calculator/strike.js';

/** The strike that is calculated, by the name of its rolls. */
export const KEY = '0/exchange/a>b';
const content = compiledPack(rules.pack);

export interface Setup {
  readonly striker?: ReturnType<typeof fighter>;
  readonly defender?: ReturnType<typeof fighter>;
  readonly flags?: readonly StrikeFlag[];
  readonly order?: Partial<StrikeOrder>;
  readonly strikerRules?: readonly TriggerRule[];
  readonly defenderRules?: readonly TriggerRule[];
}

/** Calculates a strike of "a" at "b" with scripted rolls. */
export function strike(setup: Setup, script: Record<string, number>): Readonly<Strike> {
  const { striker = fighter('a'), defender = fighter('b') } = setup;
  const profile = profileOf(striker, rules.pack);
  const defending = profileOf(defender, rules.pack);
  const { mainHand } = profile;
  const order: StrikeOrder = {
    kind: 'exchange',
    wave: 0,
    striker: {
      cid: 'a',
      profile,
      lasting: mainHand.rules,
      passing: ruleTable(bindRules('test', setup.strikerRules), 'striker'),
    },
    defender: {
      cid: 'b',
      profile: defending,
      lasting: defending.defenceRules,
      passing: ruleTable(bindRules('test', setup.defenderRules), 'defender'),
    },
    attack: mainHand.attack,
    critFactor: mainHand.critFactor,
    flags: flagSet(setup.flags ?? []),
    factors: PLAIN_FACTORS,
    struck: null,
    feintId: null,
    ...setup.order,
  };
  return withRolls(script, (rolls) => calculateStrike(order, { content, rolls, tracer: null }));
}

/** A certain rule of the striker. */
export const at = (on: TriggerEvent, ...then: TriggerOutcome[]): TriggerRule => ({
  on,
  as: 'striker',
  chance: 1,
  then,
});
/** Rolls of a strike that hits, but for these. */
export const rolls = (changes: Record<string, number | undefined> = {}): Record<string, number> =>
  strikeRolls(KEY, changes);
/** Rolls of a strike that ends at this step. */
export const until = (last: string, roll: number): Record<string, number> => {
  const order = ['accuracy', 'crit', 'evasion', 'parry', 'damage'];
  const changes: Record<string, number | undefined> = { [last]: roll };
  for (const step of order.slice(order.indexOf(last) + 1)) changes[step] = undefined;
  return rolls(changes);
};
export const shielded = (offHand = 'round_shield'): ReturnType<typeof fighter> =>
  fighter('b', { loadout: { offHand } });

import type { Condition, StrikeFlag } from '../../content/vocabulary.js';
import { flagSet } from '../rules/flags.js';
import type { FlagSet } from '../rules/flags.js';

const HELPLESS: readonly StrikeFlag[] = [
  'ignore_evasion',
  'ignore_parry',
  'ignore_block',
  'cannot_be_countered',
];

/** What a strike at somebody finds who does not defend itself: who did not answer, or cannot. */
export const HELPLESS_FLAGS: FlagSet = flagSet(HELPLESS);

const FLAGS: Readonly<Record<Condition, FlagSet>> = {
  stunned: HELPLESS_FLAGS,
  asleep: flagSet([...HELPLESS, 'force_crit']),
  no_evasion: flagSet(['ignore_evasion']),
  disarmed: flagSet(['ignore_parry']),
  silenced: 0,
  blinded: 0,
};

/** The flags that strikes at a bearer of these conditions begin with. */
export function flagsAgainst(conditions: ReadonlySet<Condition>): FlagSet {
  let flags = 0;
  for (const condition of conditions) flags |= FLAGS[condition];
  return flags;
}

/** The condition that keeps its bearer from acting at all, if there is one. */
export function incapacityAmong(conditions: ReadonlySet<Condition>): 'stunned' | 'asleep' | null {
  if (conditions.has('stunned')) return 'stunned';
  return conditions.has('asleep') ? 'asleep' : null;
}

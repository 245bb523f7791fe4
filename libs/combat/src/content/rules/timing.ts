import type { Fault } from '../fault.js';
import type { TriggerOutcome, TriggerRule } from '../types.js';
import type { StrikeFactor, StrikeFlag, TriggerEvent } from '../vocabulary.js';
import type { ContentTables } from './content-tables.js';

/** The steps of a strike: a rule fires in one and must change what is decided in this or a later one. */
const STEP = {
  accuracy: 0,
  crit: 1,
  evasion: 2,
  parry: 3,
  block: 4,
  damage: 5,
  control: 6,
  counter: 7,
  // A counter that a rule calls for comes without a defence.
  called_counter: 8,
} as const;
type Step = keyof typeof STEP;

/** The first step whose decision a rule at this moment can still change; null for none. */
const FIRST_OPEN: Readonly<Record<TriggerEvent, Step | null>> = {
  accuracy_check: 'accuracy',
  miss: 'called_counter',
  crit: 'evasion',
  crit_fail: 'evasion',
  dodge: 'counter',
  dodge_fail: 'parry',
  parry: 'counter',
  parry_fail: 'block',
  block: 'damage',
  block_fail: 'damage',
  damage: 'damage',
  control_check: 'called_counter',
  death: null,
};

const DECIDES: Readonly<Record<StrikeFlag | StrikeFactor, Step>> = {
  force_hit: 'accuracy',
  force_miss: 'accuracy',
  accuracy: 'accuracy',
  force_crit: 'crit',
  cannot_crit: 'crit',
  crit_chance: 'crit',
  force_dodge: 'evasion',
  ignore_evasion: 'evasion',
  halve_evasion: 'evasion',
  evasion: 'evasion',
  force_parry: 'parry',
  ignore_parry: 'parry',
  parry: 'parry',
  force_block: 'block',
  ignore_block: 'block',
  block: 'block',
  pierce: 'damage',
  damage: 'damage',
  force_counter: 'counter',
  cannot_be_countered: 'called_counter',
  counter: 'counter',
};

function isLate(outcome: TriggerOutcome, moment: TriggerEvent): boolean {
  const open = FIRST_OPEN[moment] as Step | null | undefined;
  const what = 'flag' in outcome ? outcome.flag : 'multiply' in outcome ? outcome.multiply : null;
  if (what === null || open === undefined || !Object.hasOwn(DECIDES, what)) return false;
  return open === null || STEP[DECIDES[what]] < STEP[open];
}

function lateOutcomes(
  path: readonly string[],
  outcomes: readonly TriggerOutcome[],
  moment: TriggerEvent,
): readonly Fault[] {
  return outcomes.flatMap((outcome, index) => {
    if (!isLate(outcome, moment)) return [];
    const what = 'flag' in outcome ? `"${outcome.flag}"` : 'this factor';
    const message = `At the moment "${moment}" it is too late for ${what}: it would change nothing.`;
    return [{ path: [...path, String(index)], message }];
  });
}

function lateRules(path: readonly string[], rules: readonly TriggerRule[] = []): readonly Fault[] {
  return rules.flatMap((rule, index) => lateOutcomes([...path, String(index), 'then'], rule.then, rule.on));
}

const BEARERS = ['weapons', 'shields', 'armour', 'traits', 'styles', 'effects', 'feints'] as const;

/** Outcomes that come when the step that they are meant for is over. */
export function timingFaults(tables: ContentTables): readonly Fault[] {
  return [
    ...BEARERS.flatMap((table) => {
      const bearers: Readonly<Record<string, { readonly rules?: readonly TriggerRule[] }>> = tables[table];
      return Object.entries(bearers).flatMap(([id, { rules }]) => lateRules([table, id, 'rules'], rules));
    }),
    ...Object.entries(tables.weapons).flatMap(([id, { onCrit }]) =>
      lateOutcomes(['weapons', id, 'onCrit'], onCrit, 'crit'),
    ),
    ...(['items', 'abilities'] as const).flatMap((table) =>
      Object.entries(tables[table]).flatMap(([id, { power }]) =>
        lateRules([table, id, 'power', 'strike', 'rules'], power.strike?.rules),
      ),
    ),
  ];
}

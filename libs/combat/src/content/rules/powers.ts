import type { Fault } from '../fault.js';
import type { Ability, Item, TriggerOutcome, TriggerRule } from '../types.js';
import type { ContentTables } from './content-tables.js';
import { spreadFaults } from './spreads.js';

const OF_COUNTERS: readonly string[] = ['force_counter', 'cannot_be_countered', 'counter'];

/** What is for strikes that something follows from: those of items and abilities are none. */
function isOfFollowUps(outcome: TriggerOutcome): boolean {
  if ('followUp' in outcome) return true;
  return OF_COUNTERS.includes(
    'flag' in outcome ? outcome.flag : 'multiply' in outcome ? outcome.multiply : '',
  );
}

/** What the rules of a strike with an item or an ability can never do. */
function ruleFaults(path: readonly string[], rules: readonly TriggerRule[] = []): readonly Fault[] {
  return rules.flatMap(({ as, then }, index): Fault[] => {
    const here = [...path, 'rules', String(index)];
    if (as === 'defender') {
      const message = 'Its user bears this rule, and is always the striker: it would never fire.';
      return [{ path: [...here, 'as'], message }];
    }
    const message = 'Nothing follows from the strike of an item or an ability: it would change nothing.';
    return then.flatMap((outcome, at) =>
      isOfFollowUps(outcome) ? [{ path: [...here, 'then', String(at)], message }] : [],
    );
  });
}

function usableFaults(path: readonly string[], { aim, maxTargets, power }: Item | Ability): readonly Fault[] {
  const { strike, heal } = power;
  const faults: Fault[] = [];
  if (strike !== undefined) {
    const at = [...path, 'power', 'strike'];
    faults.push(...spreadFaults(at, strike), ...ruleFaults(at, strike.rules));
  }
  if (heal !== undefined) faults.push(...spreadFaults([...path, 'power', 'heal'], heal));
  if (aim === 'self' && maxTargets !== 1) {
    faults.push({ path: [...path, 'maxTargets'], message: 'Who aims at itself has one target.' });
  }
  if (aim !== 'enemies' && strike !== undefined) {
    faults.push({
      path: [...path, 'power', 'strike'],
      message: 'Only enemies can be struck: the aim must be "enemies".',
    });
  }
  return faults;
}

export function powerFaults({ items, abilities }: ContentTables): readonly Fault[] {
  return [
    ...Object.entries(items).flatMap(([id, item]) => usableFaults(['items', id], item)),
    ...Object.entries(abilities).flatMap(([id, ability]) => usableFaults(['abilities', id], ability)),
  ];
}

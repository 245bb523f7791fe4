import type { Fault } from '../fault.js';
import type { Effect } from '../types.js';
import type { EffectKind } from '../vocabulary.js';
import type { ContentTables } from './content-tables.js';

const VITALS = ['hp', 'energy'] as const;

/** What an effect of a kind must do, or its kind would mislead those who cleanse by it. */
const NEEDS: Readonly<
  Record<EffectKind, { readonly is: (effect: Effect) => boolean; readonly what: string }>
> = {
  damage: { is: ({ hpPerExchange = 0 }) => hpPerExchange < 0, what: '"hpPerExchange" below 0' },
  healing: { is: ({ hpPerExchange = 0 }) => hpPerExchange > 0, what: '"hpPerExchange" above 0' },
  control: { is: ({ conditions = [] }) => conditions.length > 0, what: '"conditions"' },
  buff: { is: changesSomething, what: '"modifiers", "conditions" or "rules"' },
  debuff: { is: changesSomething, what: '"modifiers", "conditions" or "rules"' },
};

function changesSomething({ modifiers = {}, conditions = [], rules = [] }: Effect): boolean {
  return Object.keys(modifiers).length + conditions.length + rules.length > 0;
}

export function effectFaults({ effects }: ContentTables): readonly Fault[] {
  return Object.entries(effects).flatMap(([id, effect]) => {
    const path = ['effects', id];
    const faults: Fault[] = VITALS.filter((vital) => effect.modifiers?.[vital] !== undefined).map(
      (vital) => ({
        path: [...path, 'modifiers', vital],
        message: `An effect cannot change the most ${vital}: what it cut off would stay cut off after its end.`,
      }),
    );
    // A word that is no kind is a fault of its own.
    const needs = Object.hasOwn(NEEDS, effect.kind) ? NEEDS[effect.kind] : null;
    if (needs?.is(effect) === false) {
      faults.push({
        path: [...path, 'kind'],
        message: `An effect of the kind "${effect.kind}" needs ${needs.what}.`,
      });
    }
    return faults;
  });
}

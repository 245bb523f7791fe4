import { nearestWord } from './lookup.js';
import type { ActorTemplate, ContentPack, ModifierTable, TriggerOutcome, TriggerRule } from './types.js';

/** A reference that leads nowhere, or a value that the rules cannot mean. */
export interface PackProblem {
  /** Where in the pack, such as `weapons.sword.onCrit.0.effect`. */
  readonly path: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
}

class PackCheck {
  readonly problems: PackProblem[] = [];
  constructor(private readonly pack: ContentPack) {}

  id(path: string, kind: string, id: string, ...tables: Readonly<Record<string, unknown>>[]): void {
    const known = tables.flatMap((table) => Object.keys(table));
    if (known.includes(id)) return;
    const nearest = nearestWord(id, known);
    const hint = nearest === null ? '' : `; the nearest is "${nearest}"`;
    this.problems.push({ path, message: `There is no ${kind} "${id}"${hint}.` });
  }

  outcomes(path: string, outcomes: readonly TriggerOutcome[]): void {
    outcomes.forEach((outcome, index) => {
      if ('effect' in outcome)
        this.id(`${path}.${index}.effect`, 'effect', outcome.effect, this.pack.effects);
    });
  }

  rules(path: string, rules: readonly TriggerRule[] = []): void {
    rules.forEach((rule, index) => {
      const at = `${path}.${index}`;
      if (!(rule.chance > 0 && rule.chance <= 1)) {
        this.problems.push({ path: `${at}.chance`, message: 'A chance is above 0 and at most 1.' });
      }
      this.outcomes(`${at}.then`, rule.then);
    });
  }

  /** An effect that cut the ceiling of hp or energy would leave them cut after its end. */
  noVitals(path: string, modifiers: ModifierTable = {}): void {
    for (const vital of ['hp', 'energy'] as const) {
      if (modifiers[vital] !== undefined) {
        this.problems.push({
          path: `${path}.${vital}`,
          message: `An effect cannot change the most ${vital}.`,
        });
      }
    }
  }

  template(path: string, { behaviour, loadout }: ActorTemplate): void {
    const { weapons, shields, armour, items, abilities, feints, behaviours } = this.pack;
    this.id(`${path}.behaviour`, 'behaviour', behaviour, behaviours);
    this.id(`${path}.loadout.mainHand`, 'weapon', loadout.mainHand, weapons);
    if (loadout.offHand !== null) {
      this.id(`${path}.loadout.offHand`, 'weapon or shield', loadout.offHand, weapons, shields);
    }
    const lists = [
      ['armour', loadout.armour, armour],
      ['belt', Object.keys(loadout.belt), items],
      ['abilities', loadout.abilities, abilities],
      ['arsenal', loadout.arsenal, feints],
    ] as const;
    for (const [part, ids, table] of lists) {
      for (const id of ids) this.id(`${path}.loadout.${part}`, part, id, table);
    }
  }
}

/** Everything that is wrong with the pack, all at once; an empty list if nothing is. */
export function checkPack(pack: ContentPack): readonly PackProblem[] {
  const check = new PackCheck(pack);
  check.id('unarmed', 'weapon', pack.unarmed, pack.weapons);
  for (const table of ['weapons', 'shields', 'armour', 'styles', 'feints', 'effects'] as const) {
    const bearers: Readonly<Record<string, { readonly rules?: readonly TriggerRule[] }>> = pack[table];
    for (const [id, { rules }] of Object.entries(bearers)) check.rules(`${table}.${id}.rules`, rules);
  }
  for (const [id, weapon] of Object.entries(pack.weapons))
    check.outcomes(`weapons.${id}.onCrit`, weapon.onCrit);
  for (const [id, effect] of Object.entries(pack.effects)) {
    check.noVitals(`effects.${id}.modifiers`, effect.modifiers);
    if (!Number.isInteger(effect.duration) || effect.duration < 1) {
      check.problems.push({
        path: `effects.${id}.duration`,
        message: 'A duration is a whole number of exchanges.',
      });
    }
  }
  for (const table of ['items', 'abilities'] as const) {
    for (const [id, { power }] of Object.entries(pack[table])) {
      check.rules(`${table}.${id}.power.strike.rules`, power.strike?.rules);
      (power.effects ?? []).forEach(({ effect }, index) =>
        check.id(`${table}.${id}.power.effects.${index}`, 'effect', effect, pack.effects),
      );
    }
  }
  for (const [id, template] of Object.entries(pack.templates)) check.template(`templates.${id}`, template);
  return check.problems;
}

import type { Fault } from '../fault.js';
import type { ActorTemplate } from '../types.js';
import type { Style } from '../vocabulary.js';
import type { ContentTables } from './content-tables.js';
import { loadoutFaults } from './loadouts.js';

function roleFaults({ role, difficulty }: ActorTemplate): readonly Fault[] {
  if (role === 'monster' && difficulty === undefined) {
    return [{ path: ['difficulty'], message: 'A monster needs a difficulty: easy, normal or hard.' }];
  }
  if (role === 'hero' && difficulty !== undefined) {
    return [{ path: ['difficulty'], message: 'Only a monster has a difficulty.' }];
  }
  return [];
}

/** What the hands hold; null if that cannot be told. */
function styleOf({ weapons, shields }: ContentTables, { loadout }: ActorTemplate): Style | null {
  const { mainHand, offHand } = loadout;
  if (offHand !== null) {
    if (Object.hasOwn(shields, offHand)) return 'shield';
    return Object.hasOwn(weapons, offHand) ? 'dual' : null;
  }
  if (!Object.hasOwn(weapons, mainHand)) return null;
  return weapons[mainHand]?.hands === 2 ? 'two_handed' : 'one_handed';
}

/** Feints that the template's own hands can never play. */
function feintFaults(tables: ContentTables, template: ActorTemplate): readonly Fault[] {
  const style = styleOf(tables, template);
  if (style === null) return [];
  return template.loadout.arsenal.flatMap((id, index): Fault[] => {
    const needs = Object.hasOwn(tables.feints, id) ? tables.feints[id]?.needs : undefined;
    if (needs === undefined || needs === style) return [];
    const message = `The feint "${id}" needs the style "${needs}", but these hands fight in the style "${style}".`;
    return [{ path: ['loadout', 'arsenal', String(index)], message }];
  });
}

export function templateFaults(tables: ContentTables): readonly Fault[] {
  return Object.entries(tables.templates).flatMap(([id, template]) =>
    [
      ...roleFaults(template),
      ...loadoutFaults(tables, template.loadout),
      ...feintFaults(tables, template),
    ].map(({ path, message }) => ({ path: ['templates', id, ...path], message })),
  );
}

import type { Fault } from '../fault.js';
import type { Ability, Item } from '../types.js';
import type { ContentTables } from './content-tables.js';
import { spreadFaults } from './spreads.js';

function usableFaults(path: readonly string[], { aim, maxTargets, power }: Item | Ability): readonly Fault[] {
  const { strike, heal } = power;
  const faults: Fault[] = [];
  if (strike !== undefined) faults.push(...spreadFaults([...path, 'power', 'strike'], strike));
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

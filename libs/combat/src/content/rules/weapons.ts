import type { Fault } from '../fault.js';
import type { ContentTables } from './content-tables.js';
import { spreadFaults } from './spreads.js';

export function weaponFaults({ weapons, unarmed }: ContentTables): readonly Fault[] {
  const spreads = Object.entries(weapons).flatMap(([id, { damage }]) =>
    spreadFaults(['weapons', id, 'damage'], damage),
  );
  const ofTheUnarmed = unarmed === undefined ? undefined : weapons[unarmed];
  if (ofTheUnarmed?.hands !== 2) return spreads;
  // Who is disarmed fights with it, also beside a shield.
  const message = 'The weapon of those who hold none must take one hand.';
  return [...spreads, { path: ['weapons', unarmed ?? '', 'hands'], message }];
}

import type { ActorLoadout } from '../../dto/index.js';
import type { Fault } from '../fault.js';
import type { ContentTables } from './content-tables.js';

type Equipment = Pick<ContentTables, 'weapons' | 'shields' | 'armour'>;

const isTwoHanded = ({ weapons }: Equipment, id: string): boolean =>
  Object.hasOwn(weapons, id) && weapons[id]?.hands === 2;

function handFaults(tables: Equipment, { mainHand, offHand }: ActorLoadout): readonly Fault[] {
  if (offHand === null) return [];
  const path = ['loadout', 'offHand'];
  if (isTwoHanded(tables, mainHand)) {
    return [
      { path, message: `Expected null beside "${mainHand}", which takes two hands, found "${offHand}".` },
    ];
  }
  if (!isTwoHanded(tables, offHand)) return [];
  return [
    { path, message: `Expected a shield or a one-handed weapon, found "${offHand}", which takes two hands.` },
  ];
}

function slotFaults({ armour }: Equipment, worn: readonly string[]): readonly Fault[] {
  const bySlot = new Map<string, string>();
  return worn.flatMap((id, index): Fault[] => {
    const slot = Object.hasOwn(armour, id) ? armour[id]?.slot : undefined;
    if (slot === undefined) return [];
    const other = bySlot.get(slot);
    bySlot.set(slot, id);
    if (other === undefined || other === id) return [];
    const message = `Expected one piece for the slot "${slot}", which "${other}" takes already, found "${id}".`;
    return [{ path: ['loadout', 'armour', String(index)], message }];
  });
}

/** What nobody could hold or wear. Ids that lead nowhere are passed over. */
export function loadoutFaults(tables: Equipment, loadout: ActorLoadout): readonly Fault[] {
  return [...handFaults(tables, loadout), ...slotFaults(tables, loadout.armour)];
}

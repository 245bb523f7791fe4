import { vitalsOf } from '../numbers/vitals.js';
import type { Fault } from '../fault.js';
import type { ContentPack } from '../types.js';

/** Templates that nobody could be made from, since they would have no hp. The pack must be sound in all else. */
export function vitalFaults(pack: ContentPack): readonly Fault[] {
  return Object.entries(pack.templates).flatMap(
    ([id, { attributes, modifiers = {}, skills = {}, traits = [], loadout }]) => {
      const { hp } = vitalsOf({ raw: { attributes, modifiers, skills, traits }, loadout }, pack);
      if (hp >= 1) return [];
      return [
        {
          path: ['templates', id, 'attributes'],
          message: 'Expected attributes that make at least 1 hp, found 0 hp.',
        },
      ];
    },
  );
}

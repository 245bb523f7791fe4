import { createActor, defaultPack } from '../../content/index.js';
import type { ActorDocument, TeamId } from '../../dto/index.js';
import { currentRules, type Rules } from '../../pipeline/index.js';

export const rules: Rules = currentRules(defaultPack);

/** The behaviour that chooses at random: what another one must beat to be worth its name. */
export const RANDOM_PLAY = 'mindless';

/** Actors made from these templates, of one team; of a behaviour, or each of its template's. */
export function party(team: TeamId, templates: readonly string[], behaviour?: string): ActorDocument[] {
  return templates.map((template, position) =>
    createActor(defaultPack, {
      cid: `${team}-${String(position)}`,
      team,
      kind: 'bot',
      template,
      overrides: behaviour === undefined ? {} : { behaviour },
    }),
  );
}

/** Every template alone, and each with two that stand far from it in the pack. */
export function lineups(): readonly (readonly string[])[] {
  const ids = Object.keys(defaultPack.templates);
  const at = (position: number) => ids[position % ids.length] ?? '';
  const far = Math.floor(ids.length / 3);
  return [
    ...ids.map((id) => [id]),
    ...ids.map((id, position) => [id, at(position + far), at(position + 2 * far)]),
  ];
}

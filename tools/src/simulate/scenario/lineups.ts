import { createActor, type ContentPack } from '@melee/combat/content';
import { CombatError, type ActorDocument, type ActorId, type TeamId } from '@melee/combat/dto';
import { InputError, type Problem } from './problem.js';
import type { ScenarioFile } from './read-scenario.js';
import type { Fighter } from './scenario.js';
import type { Path } from './yaml-file.js';

/** An entry of the scenario: the report tells its actors together. */
export interface Group {
  readonly team: TeamId;
  /** Unique in its team. */
  readonly label: string;
}

/** Who fights in a battle. */
export interface Lineup {
  /** Who meets whom, for people. */
  readonly title: string;
  readonly actors: readonly ActorDocument[];
  /** Of each actor, the place of its group among the groups. */
  readonly groupOf: Readonly<Record<ActorId, number>>;
}

export interface Lineups {
  readonly groups: readonly Group[];
  /** Battles have them in turn. */
  readonly lineups: readonly Lineup[];
}

interface Entry {
  readonly team: TeamId;
  readonly path: Path;
  readonly fighter: Fighter;
  readonly actors: readonly ActorDocument[];
}

/** What went wrong with an actor, at the place in the file that it is about. */
function problemOf(
  { yaml }: ScenarioFile,
  { path, fighter }: Omit<Entry, 'actors'>,
  error: unknown,
): Problem {
  if (!(error instanceof CombatError)) throw error;
  const { kind, id, nearest, path: part, allowed } = error.details;
  if (typeof id === 'string') {
    const hint = typeof nearest === 'string' ? `; the nearest is "${nearest}"` : '';
    return yaml.problem(yaml.find(path, id), `The pack has no ${String(kind)} "${id}"${hint}.`);
  }
  const made = fighter.definition === undefined ? 'overrides' : 'definition';
  const place = typeof part === 'string' ? [...path, made, ...part.split('.')] : path;
  return yaml.problem(place, typeof allowed === 'string' ? allowed : error.message);
}

function actorsOf(pack: ContentPack, team: TeamId, fighter: Fighter, first: number): ActorDocument[] {
  const { template, definition, overrides, behaviour, name, count = 1 } = fighter;
  return Array.from({ length: count }, (_, index) =>
    createActor(pack, {
      cid: `${team}-${String(first + index)}`,
      team,
      kind: 'bot',
      ...(name !== undefined && { name }),
      ...(definition === undefined
        ? {
            template: template ?? '',
            overrides: { ...overrides, ...(behaviour !== undefined && { behaviour }) },
          }
        : { definition: { ...definition, ...(behaviour !== undefined && { behaviour }) } }),
    }),
  );
}

function entriesOf(file: ScenarioFile, pack: ContentPack): readonly Entry[] {
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  for (const [team, fighters] of Object.entries(file.scenario.teams)) {
    let first = 1;
    for (const [index, fighter] of fighters.entries()) {
      const entry = { team, path: ['teams', team, index], fighter };
      if (file.scenario.mode === 'duels' && (fighter.count ?? 1) > 1) {
        problems.push(file.yaml.problem([...entry.path, 'count'], 'In duels each entry is one actor.'));
      }
      try {
        entries.push({ ...entry, actors: actorsOf(pack, team, fighter, first) });
      } catch (error) {
        problems.push(problemOf(file, entry, error));
      }
      first += fighter.count ?? 1;
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return entries;
}

const labelOf = ({ template, behaviour, name }: Fighter) =>
  name ?? `${template ?? 'custom'}${behaviour === undefined ? '' : ` (${behaviour})`}`;

function groupsOf(entries: readonly Entry[]): readonly Group[] {
  const groups: Group[] = [];
  for (const { team, fighter } of entries) {
    const label = labelOf(fighter);
    const same = groups.filter((other) => other.team === team && other.label.replace(/ #\d+$/, '') === label);
    groups.push({ team, label: same.length === 0 ? label : `${label} #${String(same.length + 1)}` });
  }
  return groups;
}

function lineupOf(title: string, members: readonly (readonly [Entry, number])[]): Lineup {
  return {
    title,
    actors: members.flatMap(([{ actors }]) => actors),
    groupOf: Object.fromEntries(
      members.flatMap(([{ actors }, group]) => actors.map(({ meta }) => [meta.cid, group])),
    ),
  };
}

/**
 * The actors of a scenario, made from the pack.
 * @throws InputError with everything that the pack cannot make
 */
export function lineupsOf(file: ScenarioFile, pack: ContentPack): Lineups {
  const entries = entriesOf(file, pack);
  const groups = groupsOf(entries);
  const members = entries.map((entry, group) => [entry, group] as const);
  const nameOf = (group: number) => `${groups[group]?.team ?? ''} ${groups[group]?.label ?? ''}`;
  if (file.scenario.mode !== 'duels') {
    const title = Object.keys(file.scenario.teams).join(' v ');
    return { groups, lineups: [lineupOf(title, members)] };
  }
  const lineups = members.flatMap(([one, first], index) =>
    members
      .slice(index + 1)
      .filter(([other]) => other.team !== one.team)
      .map(([other, second]) =>
        lineupOf(`${nameOf(first)} v ${nameOf(second)}`, [
          [one, first],
          [other, second],
        ]),
      ),
  );
  return { groups, lineups };
}

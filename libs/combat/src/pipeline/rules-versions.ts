import { lookUp } from '../content/lookup.js';
import type { Genesis } from '../dto/index.js';
import { editionWith, type Edition, type EditionChanges } from './edition.js';

/** One version of the rules. */
export interface RulesVersion {
  /** Made of its changes and its golden battles: see `rulesId` of the replay. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly changes: EditionChanges;
}

/**
 * Every version that battles may still run under, or be replayed under, the newest last. One that has begun a battle never
 * changes.
 */
const VERSIONS: readonly [RulesVersion, ...RulesVersion[]] = [
  { id: 'rbc-c71ccbdc56b3', title: 'zones open beside a guarded one, hands kept', changes: {} },
  {
    id: 'rbc-3478478e9efa',
    title: 'zones open when unguarded, hands refunded',
    changes: { openZones: 'unguarded', handsAtTheEnd: 'refunded' },
  },
  {
    id: 'rbc-f9483f3f571c',
    title: 'the idle stay helpless, kills go to the last hp, lost weapons do not strike',
    changes: {
      openZones: 'unguarded',
      handsAtTheEnd: 'refunded',
      idleAfterForced: 'helpless',
      killedBy: 'last_hp',
      lostOffHand: 'nothing',
    },
  },
];

const BY_ID: Readonly<Record<string, RulesVersion>> = Object.fromEntries(
  VERSIONS.map((version) => [version.id, version]),
);

/** Their ids. */
export const KNOWN_RULES: readonly string[] = VERSIONS.map(({ id }) => id);

/** Id of the version under which battles begin. */
export const RULES_VERSION: string = (VERSIONS.at(-1) ?? VERSIONS[0]).id;

/** @throws CombatError `content/unknown-id` for a version that this build does not know. */
export const rulesVersionOf = (id: string): RulesVersion => lookUp(BY_ID, 'rules version', id);

/** @throws CombatError `content/unknown-id` for a version that this build does not know. */
export const editionOf = (id: string): Edition => editionWith(rulesVersionOf(id).changes);

/** What the genesis of a battle tells of the rules under which it begins. */
export function pinnedRules(rulesVersion = RULES_VERSION): Pick<Genesis, 'rulesVersion' | 'handsAtTheEnd'> {
  return { rulesVersion, handsAtTheEnd: editionOf(rulesVersion).handsAtTheEnd };
}

/** A version for people: id and title; of one that this build does not know only the id. */
export function describeRules(rulesVersion: string): string {
  return KNOWN_RULES.includes(rulesVersion)
    ? `${rulesVersion} (${rulesVersionOf(rulesVersion).title})`
    : rulesVersion;
}

import { contentId } from '../content/content-id.js';
import type { ContentPack } from '../content/types.js';
import {
  CombatError,
  type ActorDocument,
  type ActorId,
  type FinishReason,
  type Genesis,
  type LedgerEntry,
  type LogEntry,
  type SessionStatus,
  type StoredBattle,
  type TeamId,
} from '../dto/index.js';
import { KNOWN_RULES, rulesOfBattle, type Rules } from '../pipeline/index.js';

/** Changes when a history is written down in another way. */
export const HISTORY_FORMAT = 1;

/** A battle with all that it takes to fight it again anywhere. */
export interface BattleHistory {
  readonly format: typeof HISTORY_FORMAT;
  readonly genesis: Genesis;
  /** The pack that the battle began with, whole. */
  readonly pack: ContentPack;
  readonly ledger: readonly LedgerEntry[];
  /** With it a difference can be named to the event. */
  readonly log?: readonly LogEntry[];
  readonly final?: FinalState;
}

/** How the battle stood when its history was taken, finished or not. */
export interface FinalState {
  readonly status: SessionStatus;
  /** Exchanges executed. */
  readonly step: number;
  readonly winner: TeamId | null;
  readonly reason: FinishReason | null;
  readonly actors: Readonly<Record<ActorId, ActorDocument>>;
}

/**
 * The history of a stored battle.
 * @throws CombatError `replay/invalid` if it began with another pack than this one.
 */
export function historyOf(
  { meta, genesis, ledger, log, actors }: StoredBattle,
  pack: ContentPack,
): BattleHistory {
  requirePack(genesis, pack);
  const { status, step, winner, reason } = meta;
  return {
    format: HISTORY_FORMAT,
    genesis,
    pack,
    ledger,
    log,
    final: { status, step, winner, reason, actors },
  };
}

/** The rules by which a history is replayed. */
export function rulesOf({ pack, genesis }: Pick<BattleHistory, 'pack' | 'genesis'>): Rules {
  return rulesOfBattle(genesis, pack);
}

/** @throws CombatError `replay/invalid`. */
export function requirePack(genesis: Genesis, pack: ContentPack): void {
  const id = contentId(pack);
  if (id === genesis.contentId) return;
  throw new CombatError(
    'replay/invalid',
    { path: 'pack', expected: genesis.contentId, found: id },
    `The battle began with content pack ${genesis.contentId}, and this pack is ${id}.`,
  );
}

/** @throws CombatError `replay/other-rules`, which tells the version that is needed. */
export function requireRules(needed: string): void {
  if (KNOWN_RULES.includes(needed)) return;
  const known = KNOWN_RULES.join(', ');
  throw new CombatError(
    'replay/other-rules',
    { needed, known },
    `The battle was fought under rules ${needed}; this build knows rules ${known}.`,
  );
}

/** The history as a text, one line for each entry of its ledger and its log, so that two of them can be compared. */
export function formatHistory({ format, genesis, pack, ledger, log, final }: BattleHistory): string {
  const list = (name: string, entries: readonly unknown[]) =>
    `"${name}":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
  const parts = [
    `"format":${JSON.stringify(format)}`,
    `"genesis":${JSON.stringify(genesis)}`,
    `"pack":${JSON.stringify(pack)}`,
    list('ledger', ledger),
    ...(log === undefined ? [] : [list('log', log)]),
    ...(final === undefined ? [] : [`"final":${JSON.stringify(final)}`]),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

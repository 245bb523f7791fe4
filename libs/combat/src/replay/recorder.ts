import { contentId } from '../content/content-id.js';
import type { ContentPack } from '../content/types.js';
import type {
  ActorDocument,
  CombatAction,
  CombatEvent,
  FinishReason,
  Genesis,
  LedgerEntry,
  LogEntry,
  RuleLimits,
  TeamId,
} from '../dto/index.js';
import {
  DEFAULT_LIMITS,
  pinnedRules,
  rulesOfBattle,
  type BattleState,
  type Resolution,
  type Rules,
} from '../pipeline/index.js';
import { HISTORY_FORMAT, type BattleHistory } from './history.js';
import { ledgerEntryOf } from './ledger-entry.js';

/** Under what a battle is fought, if not under the newest rules and the usual limits. */
export interface RecordedRules {
  readonly rulesVersion?: string;
  readonly limits?: RuleLimits;
}

/** Writes down a battle that is fought in memory, as the services would have kept it. */
export class HistoryRecorder {
  private readonly ledger: LedgerEntry[] = [];
  private readonly log: LogEntry[] = [];
  private readonly genesis: Genesis;

  constructor(
    sid: string,
    seed: string,
    private readonly pack: ContentPack,
    actors: readonly ActorDocument[],
    { rulesVersion, limits = DEFAULT_LIMITS }: RecordedRules = {},
  ) {
    this.genesis = {
      sid,
      seed,
      mode: 'standard',
      contentId: contentId(pack),
      ...pinnedRules(rulesVersion),
      // Nobody waits in a battle in memory, so only the limits settle anything.
      settings: {
        answerMs: [1],
        retentionMs: 1,
        maxActors: 200,
        maxWaitingInstants: 1,
        limits,
      },
      actors,
    };
  }

  /** Those by which the battle is to be fought. */
  get rules(): Rules {
    return rulesOfBattle(this.genesis, this.pack);
  }

  joined(actor: ActorDocument): void {
    this.ledger.push({ type: 'join', actor });
  }

  resolved(action: CombatAction, resolution: Resolution, before: BattleState): void {
    this.ledger.push(ledgerEntryOf(before, action, resolution));
    this.told(resolution.events);
  }

  /** What came of no action, but of the end. */
  told(events: readonly CombatEvent[]): void {
    // There is no clock in memory.
    for (const event of events) this.log.push({ n: this.log.length + 1, at: 0, ...event });
  }

  /** The history of the battle as far as it came; `end` is null while it goes on. */
  history(
    { step, actors }: BattleState,
    end: { readonly winner: TeamId | null; readonly reason: FinishReason } | null,
  ): BattleHistory {
    const { genesis, pack, ledger, log } = this;
    const { winner = null, reason = null } = end ?? {};
    const status = end === null ? 'active' : 'finished';
    return {
      format: HISTORY_FORMAT,
      genesis,
      pack,
      ledger,
      log,
      final: { status, step, winner, reason, actors },
    };
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { chooseMoves, choosePlainStrikes, MOST_SEEN, type TurnView } from '@melee/combat/ai';
import { ContentSource, type PackFinder } from '@melee/combat/content';
import { CombatError, type AiTurnRequest, type MoveIntent, type SessionId } from '@melee/combat/dto';
import { TurnManager } from '@melee/combat/messaging';
import { CombatManager } from '@melee/combat/repository';
import type { TurnOutcome } from '@melee/platform';

interface Decision {
  readonly moves: readonly MoveIntent[];
  readonly outcome: TurnOutcome;
}

/** One turn of one bot: looks once, decides, and declares everything with one call. */
@Injectable()
export class TakeTurnService {
  private readonly logger = new Logger(TakeTurnService.name);
  private readonly reported = new Set<string>();

  constructor(
    @Inject(CombatManager) private readonly combat: CombatManager,
    @Inject(TurnManager) private readonly turns: TurnManager,
    @Inject(ContentSource) private readonly content: PackFinder,
  ) {}

  /** @throws CombatError if the battle or the bot is out of the game; see `CombatManager.loadTurnView`. */
  async take({ sid, cid, askId, seed, missingTargets }: AiTurnRequest): Promise<TurnOutcome> {
    const turn = await this.combat.loadTurnView(sid, cid, missingTargets, MOST_SEEN);
    if (turn === null) return 'settled';
    const { moves, outcome } = await this.decide(sid, turn.contentId, { ...turn, askId, seed });
    await this.turns.registerBatch(sid, cid, moves);
    return outcome;
  }

  /** A bot whose content is not at hand must not stand still: the battle would wait for it until it times out. */
  private async decide(sid: SessionId, contentId: string, view: TurnView): Promise<Decision> {
    try {
      return { moves: chooseMoves(view, await this.content.get(contentId)), outcome: 'declared' };
    } catch (error) {
      if (!(error instanceof CombatError) || error.code !== 'content/unknown-id') throw error;
      this.report(sid, contentId, error);
      return { moves: choosePlainStrikes(view.self.meta.cid, view), outcome: 'plain' };
    }
  }

  /** Once for each pack, lest every turn of its bots fill the log. */
  private report(sid: SessionId, contentId: string, error: CombatError): void {
    if (this.reported.has(contentId)) return;
    this.reported.add(contentId);
    const { details } = error;
    this.logger.warn(
      { sid, contentId, details, err: error },
      'bots strike plainly: their content is not known',
    );
  }
}

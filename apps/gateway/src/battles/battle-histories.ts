import { Injectable } from '@nestjs/common';
import type { ActorId } from '@melee/combat/dto';
import { RecordHistory } from '@melee/combat/repository';
import { RequestError } from '../errors/request-error.js';
import type { Caller } from '../identity/caller.js';
import { ForbiddenError } from '../identity/identity-errors.js';
import { battleResult } from './battle-result.js';
import type { BattleMode } from './commands.js';
import { cursorOf, placeOfCursor } from './history-cursor.js';
import type { BattleHistoryPage } from './views.js';

const DEFAULT_LIMIT = 20;
/** The most battles that one page may hold. */
export const MOST_BATTLES = 100;

/** Which finished battles; what is left out does not matter. Times are milliseconds since the epoch. */
export interface HistoryPart {
  readonly participant?: ActorId;
  readonly mode?: BattleMode;
  /** Ended then or later. */
  readonly from?: number;
  /** Ended before. */
  readonly to?: number;
  /** 1 to {@link MOST_BATTLES}. */
  readonly limit?: number;
  /** The `nextCursor` of an earlier answer to the same question. */
  readonly cursor?: string;
}

/** The finished battles, the latest first. */
@Injectable()
export class BattleHistories {
  constructor(private readonly history: RecordHistory) {}

  /**
   * A player may look through the battles of its own actors only, whoever is kept to certain battles through none.
   * @throws ForbiddenError; RequestError for a cursor that is none.
   */
  async list(
    caller: Caller,
    { limit = DEFAULT_LIMIT, cursor, ...filter }: HistoryPart,
  ): Promise<BattleHistoryPage> {
    requireLook(caller, filter.participant);
    const { records, next } = await this.history.read(filter, placeOf(cursor), limit);
    return { battles: records.map(battleResult), nextCursor: next === null ? null : cursorOf(next) };
  }
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return null;
  const place = placeOfCursor(cursor);
  if (place !== null) return place;
  const message = 'cursor must be a nextCursor of an earlier answer';
  throw new RequestError([{ path: 'cursor', message }]);
}

/** @throws ForbiddenError if the history of this participant, or of everybody, is not the caller's to see */
function requireLook({ role, battles, actors }: Caller, participant: ActorId | undefined): void {
  if (battles !== null) throw new ForbiddenError('The token is meant for certain battles only.');
  if (role !== 'player' || (participant !== undefined && actors.has(participant))) return;
  throw new ForbiddenError('A player may look through the battles of an actor in the token only.');
}

import type { ActorId, BattleRecord, SessionId } from '../dto/index.js';
import { RECORD_INDEX_BASE } from './keys.js';
import type { RedisClient } from './redis-client.js';
import { ScriptRunner } from './script-runner.js';

/** Where a record stands among all: by the end of its battle, and among those that ended at once by its id. */
export interface RecordPlace {
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
  readonly sid: SessionId;
}

/** Which records are asked for; what is left out does not matter. */
export interface RecordFilter {
  readonly participant?: ActorId;
  readonly mode?: string;
  /** Battles that ended at this time or later, milliseconds since the epoch. */
  readonly from?: number;
  /** Battles that ended before this time. */
  readonly to?: number;
}

/** Wide enough until the year 33658; the script is written for the same. */
const TIME_DIGITS = 15;

const timeText = (ms: number) => String(ms).padStart(TIME_DIGITS, '0');
const memberOf = ({ finishedAt, sid }: RecordPlace) => `${timeText(finishedAt)}:${sid}`;
const placeOf = (member: string): RecordPlace => ({
  finishedAt: Number(member.slice(0, TIME_DIGITS)),
  sid: member.slice(TIME_DIGITS + 1),
});

/** What follows the base in the name of the set that answers such a question. No id holds a colon. */
function setOf({ participant, mode }: RecordFilter): string {
  const names = [
    ...(participant === undefined ? [] : [`participant:${participant}`]),
    ...(mode === undefined ? [] : [`mode:${mode}`]),
  ];
  return names.length === 0 ? 'all' : names.join(':');
}

/** One set for every question that a record answers. */
function setsOf({ mode, results }: BattleRecord): string[] {
  const ofParticipants = Object.keys(results).flatMap((participant) => [
    { participant },
    { participant, mode },
  ]);
  return [{}, { mode }, ...ofParticipants].map(setOf);
}

/**
 * The places of all records, in sorted sets beside them: redis-om itself could only search with a module that many
 * servers do not have. An entry may outlive its record by a little, and stands for nothing then.
 */
export class RecordIndex {
  private readonly scripts: ScriptRunner;

  constructor(private readonly redis: RedisClient) {
    // The script touches no document, so it is the same in both encodings.
    this.scripts = new ScriptRunner(redis, 'plain');
  }

  /** Enters a record that is kept for `keepS` seconds. The same again changes nothing. */
  async add(record: BattleRecord, keepS: number): Promise<void> {
    await this.scripts.run('indexRecord', RECORD_INDEX_BASE, [memberOf(record), keepS, ...setsOf(record)]);
  }

  /** At most `limit` places, the latest first; with `before`, those that come after it in this order. */
  async read(filter: RecordFilter, before: RecordPlace | null, limit: number): Promise<RecordPlace[]> {
    const { from, to } = filter;
    const least = from === undefined ? '-' : `[${timeText(from)}`;
    const bounds = [
      ...(to === undefined ? [] : [timeText(to)]),
      ...(before === null ? [] : [memberOf(before)]),
    ].sort();
    const most = bounds[0] === undefined ? '+' : `(${bounds[0]}`;
    const key = RECORD_INDEX_BASE + setOf(filter);
    return (await this.redis.zrevrangebylex(key, most, least, 'LIMIT', 0, limit)).map(placeOf);
  }

  /** Forgets places whose records are gone, for questions like this one. */
  async drop(filter: RecordFilter, places: readonly RecordPlace[]): Promise<void> {
    if (places.length > 0) await this.redis.zrem(RECORD_INDEX_BASE + setOf(filter), ...places.map(memberOf));
  }
}

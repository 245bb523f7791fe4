import { SESSION_ID_PATTERN } from '@melee/combat/dto';
import type { RecordPlace } from '@melee/combat/repository';

const TEXT = /^(\d{1,15}):(.+)$/;

/** What a client repeats to go on after this place in the history: a text that means nothing to it. */
export function cursorOf({ finishedAt, sid }: RecordPlace): string {
  return Buffer.from(`${finishedAt}:${sid}`).toString('base64url');
}

/** The place that such a text stands for; null if it is none of ours. */
export function placeOfCursor(cursor: string): RecordPlace | null {
  const [, finishedAt, sid] = TEXT.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (finishedAt === undefined || sid === undefined || !SESSION_ID_PATTERN.test(sid)) return null;
  const place = { finishedAt: Number(finishedAt), sid };
  return cursorOf(place) === cursor ? place : null;
}

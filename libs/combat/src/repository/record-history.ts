import type { BattleRecord } from '../dto/index.js';
import type { BattleRecords } from './battle-records.js';
import type { RecordFilter, RecordIndex, RecordPlace } from './record-index.js';

/** A part of the history, the latest battle first. */
export interface HistoryPage {
  readonly records: readonly BattleRecord[];
  /** Where the next part begins; null at the end of the history. */
  readonly next: RecordPlace | null;
}

/** Of records that expired at once many entries may be left: one question reads past so many pages of them. */
const MOST_READS = 10;

/** The finished battles, to be looked through. */
export class RecordHistory {
  constructor(
    private readonly records: BattleRecords,
    private readonly index: RecordIndex,
  ) {}

  /**
   * Keeps the record of a battle for `keepS` seconds. Whoever fails or dies within this repeats it: the index, in
   * another slot than the record, is written last.
   */
  async keep(record: BattleRecord, keepS: number): Promise<void> {
    await this.records.save(record, keepS);
    await this.index.add(record, keepS);
  }

  /**
   * At most `limit` battles, beginning after the place `after` in the history. Battles that end meanwhile come before
   * that place, so a reader who goes on meets none twice and misses none. A page may hold fewer and not be the last.
   */
  async read(filter: RecordFilter, after: RecordPlace | null, limit: number): Promise<HistoryPage> {
    const found: BattleRecord[] = [];
    let place = after;
    for (let reads = 0; reads < MOST_READS; reads += 1) {
      const wanted = limit - found.length;
      // One more than is wanted tells whether anything follows.
      const places = await this.index.read(filter, place, wanted + 1);
      found.push(...(await this.existing(filter, places.slice(0, wanted))));
      if (places.length <= wanted) return { records: found, next: null };
      place = places[wanted - 1] ?? null;
      if (found.length === limit) break;
    }
    return { records: found, next: place };
  }

  private async existing(filter: RecordFilter, places: readonly RecordPlace[]): Promise<BattleRecord[]> {
    const records = await Promise.all(
      places.map(async (place) => {
        const record = await this.records.find(place.sid);
        // A later battle may have been given the same id.
        return record?.finishedAt === place.finishedAt ? record : null;
      }),
    );
    await this.index.drop(
      filter,
      places.filter((_, i) => records[i] === null),
    );
    return records.filter((record) => record !== null);
  }
}

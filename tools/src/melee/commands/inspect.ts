import type { Desk } from '../desk.js';
import type { Report } from '../output.js';
import { battleReport } from '../views/battle-report.js';
import { battleTables } from '../views/battle-tables.js';

/**
 * All that is known of a battle.
 * @param entries how much of the end of its log
 */
export async function inspect({ combat }: Desk, sid: string, entries: number): Promise<Report> {
  const seen = await combat.maintenance.inspect(sid);
  const shown = Math.min(entries, seen.logLength);
  const log = shown === 0 ? [] : await combat.readLog(sid, seen.logLength - shown, shown);
  const report = battleReport(seen, log);
  return { json: report, text: battleTables(report), isFine: true };
}

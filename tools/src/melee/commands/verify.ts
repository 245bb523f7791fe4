import { CombatError } from '@melee/combat/dto';
import { findViolations } from '@melee/combat/inspection';
import type { Desk } from '../desk.js';
import type { Report } from '../output.js';

interface Verified {
  readonly battle: string;
  readonly violations: readonly string[];
}

/**
 * Checks the invariants of a battle, or of all active ones.
 * @throws CombatError `session/not-found` for the one battle.
 */
export async function verify(desk: Desk, sid: string | null): Promise<Report> {
  const checked = sid === null ? await verifyActive(desk) : [await verifyOne(desk, sid)];
  const broken = checked.filter(({ violations }) => violations.length > 0);
  return {
    json: { checked: checked.length, broken },
    text: [
      ...broken.flatMap(({ battle, violations }) => violations.map((violation) => `${battle}: ${violation}`)),
      `${checked.length} checked, ${broken.length} with violations.`,
    ].join('\n'),
    isFine: broken.length === 0,
  };
}

async function verifyOne({ combat }: Desk, sid: string): Promise<Verified> {
  try {
    return { battle: sid, violations: findViolations(await combat.maintenance.inspectWhole(sid)) };
  } catch (error) {
    if (!(error instanceof CombatError) || error.code !== 'storage/corrupt') throw error;
    return { battle: sid, violations: [`what is stored cannot be read: ${JSON.stringify(error.details)}`] };
  }
}

async function verifyActive(desk: Desk): Promise<Verified[]> {
  const verified: Verified[] = [];
  for await (const sid of desk.combat.maintenance.activeBattles()) {
    try {
      verified.push(await verifyOne(desk, sid));
    } catch (error) {
      // An entry of the index may stand for nothing: the battle was not created yet, or has just expired.
      if (!(error instanceof CombatError) || error.code !== 'session/not-found') throw error;
    }
  }
  return verified;
}

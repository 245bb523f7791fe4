import { CombatError, type StoredDeadLetter } from '@melee/combat/dto';
import type { RetryOutcome } from '@melee/combat/repository';
import type { Desk } from '../desk.js';
import { OPERATOR_ERRORS, type OperatorErrorCode } from '../operator-error.js';
import { type Report, section, table } from '../output.js';
import { letterTable } from '../views/battle-tables.js';

/** Which letters are meant: those of one battle, or of all. */
export interface Selection {
  /** Null for all battles. */
  readonly battle: string | null;
  /** Ids; empty for all that wait. */
  readonly letters: readonly string[];
}

interface Dealt {
  readonly battle: string;
  readonly letter: string;
  readonly actionId: string | null;
  /** What was done, or the code of what forbids it. */
  readonly outcome: string;
  /** Why it was refused. */
  readonly reason: string | null;
}

interface Found {
  readonly battle: string;
  readonly letters: readonly StoredDeadLetter[];
}

const REFUSALS: Readonly<Record<Exclude<RetryOutcome, 'retried'>, OperatorErrorCode>> = {
  unknown: 'dead-letter/not-found',
  'no-action': 'dead-letter/no-action',
  altered: 'dead-letter/altered',
};

/** Letters that wait to be dealt with, and dropped ones if they are asked for. */
export async function listDeadLetters(
  desk: Desk,
  battle: string | null,
  withDropped: boolean,
): Promise<Report> {
  const found = (await battlesOf(desk, battle)).map(({ battle: sid, letters }) => {
    return { battle: sid, letters: letters.filter(({ droppedAt }) => withDropped || droppedAt === null) };
  });
  const battles = found.filter(({ letters }) => letters.length > 0);
  const tables = battles.map(({ battle: sid, letters }) => section(sid, letterTable(letters, Date.now())));
  return {
    json: { battles },
    text: tables.length === 0 ? 'There are no dead letters.' : tables.join('\n\n'),
    isFine: true,
  };
}

/** Queues the actions of letters again; each by itself, as far as it can be. */
export async function retryDeadLetters(desk: Desk, selection: Selection): Promise<Report> {
  const { maintenance } = desk.combat;
  const report = await deal(desk, selection, async (sid, letter) => {
    const outcome = await maintenance.retryDeadLetter(sid, letter);
    return outcome === 'retried' ? null : REFUSALS[outcome];
  });
  const retried = report.filter(({ outcome }) => outcome === 'done').map(({ battle }) => battle);
  for (const sid of new Set(retried)) {
    await desk.combat.index.touch(sid, 0);
    await desk.signal(sid);
  }
  return told(report, 'retried');
}

/** Sets letters aside. */
export async function dropDeadLetters(desk: Desk, selection: Selection): Promise<Report> {
  const { maintenance } = desk.combat;
  const report = await deal(desk, selection, async (sid, letter) => {
    return (await maintenance.dropDeadLetter(sid, letter)) ? null : 'dead-letter/not-found';
  });
  return told(report, 'dropped');
}

/** @param work answers null, or the code of what forbids it; or throws CombatError. */
async function deal(
  desk: Desk,
  { battle, letters }: Selection,
  work: (sid: string, letter: string) => Promise<OperatorErrorCode | null>,
): Promise<Dealt[]> {
  const dealt: Dealt[] = [];
  for (const { battle: sid, letters: known } of await battlesOf(desk, battle)) {
    const waiting = known.filter(({ droppedAt }) => droppedAt === null).map(({ id }) => id);
    for (const letter of letters.length === 0 ? waiting : letters) {
      const actionId = known.find(({ id }) => id === letter)?.actionId ?? null;
      dealt.push({ battle: sid, letter, actionId, ...(await outcomeOf(() => work(sid, letter))) });
    }
  }
  return dealt;
}

async function outcomeOf(
  work: () => Promise<OperatorErrorCode | null>,
): Promise<Pick<Dealt, 'outcome' | 'reason'>> {
  try {
    const code = await work();
    return code === null
      ? { outcome: 'done', reason: null }
      : { outcome: code, reason: OPERATOR_ERRORS[code] };
  } catch (error) {
    if (!(error instanceof CombatError)) throw error;
    return { outcome: error.code, reason: error.message };
  }
}

async function battlesOf({ combat: { maintenance } }: Desk, battle: string | null): Promise<Found[]> {
  if (battle !== null) {
    // An unknown battle is an error, and not one without letters.
    await maintenance.inspect(battle);
    return [{ battle, letters: await maintenance.deadLetters(battle) }];
  }
  const found: Found[] = [];
  for await (const sid of maintenance.battlesWithDeadLetters()) {
    found.push({ battle: sid, letters: await maintenance.deadLetters(sid) });
  }
  return found.sort((one, other) => one.battle.localeCompare(other.battle));
}

function told(dealt: readonly Dealt[], done: 'retried' | 'dropped'): Report {
  const letters = dealt.map((one) => (one.outcome === 'done' ? { ...one, outcome: done } : one));
  const rows = letters.map(({ battle, letter, actionId, outcome, reason }) => {
    return [battle, letter, actionId, outcome, reason];
  });
  return {
    json: { letters },
    text:
      letters.length === 0
        ? 'There are no dead letters that wait.'
        : table(['battle', 'letter', 'action', 'outcome', 'because'], rows),
    isFine: letters.every(({ outcome }) => outcome === done),
  };
}

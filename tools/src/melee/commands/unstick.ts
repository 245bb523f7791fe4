import type { Desk } from '../desk.js';
import { counted, lasting, type Report } from '../output.js';
import { lockWords } from '../views/battle-tables.js';

/** Has a battle looked at now, whatever was lost. */
export async function unstick({ combat, signal }: Desk, sid: string, breaksLock: boolean): Promise<Report> {
  const { lock, wasSignalled, queueLength } = await combat.maintenance.wake(sid, breaksLock);
  await signal(sid);
  const isLockBroken = breaksLock && lock !== null;
  return {
    json: { battle: sid, isSignalSent: true, wasSignalled, lock, isLockBroken, queueLength },
    text: [
      `${sid} is due now, and a signal was sent${wasSignalled ? ' (one had been raised before)' : ''}.`,
      `Queued: ${counted(queueLength, 'action')}.`,
      lockSentence(lock, isLockBroken),
    ].join('\n'),
    isFine: true,
  };
}

function lockSentence(
  lock: { readonly holder: string; readonly ttlMs: number } | null,
  isBroken: boolean,
): string {
  if (lock === null) return 'The lock was free.';
  if (!isBroken) {
    const hint =
      lock.ttlMs < 0 ? ' --break-lock takes it away.' : ` It ends by itself in ${lasting(lock.ttlMs)}.`;
    return `The lock is ${lockWords(lock)}.${hint}`;
  }
  const consequence =
    lock.holder === 'pending'
      ? 'Another Executor will be called.'
      : 'If that run still works, its commit will write nothing; what it took is still queued.';
  return `The lock was ${lockWords(lock)}. It was broken. ${consequence}`;
}

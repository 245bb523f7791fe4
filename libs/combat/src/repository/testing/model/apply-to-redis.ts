import type { BattleContext, CollectorSnapshot } from '../../../dto/index.js';
import { CombatError } from '../../../dto/index.js';
import type { CombatManager } from '../../combat-manager.js';
import type { Redis } from 'ioredis';
import { letterIdOf } from '../../dead-letters.js';
import { sessionKeys } from '../../keys.js';
import { actionIdOf, type Answer, type Operation } from './operation.js';

const LONG_MS = 600_000;
/** Strikes are traced, those of batches and items are not. */
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** A process of its own, so to speak: a connection and the repository on it. */
export interface Replica {
  readonly redis: Redis;
  readonly manager: CombatManager;
}

export interface Observed {
  readonly answer: Answer;
  readonly snapshot?: CollectorSnapshot;
  readonly context?: BattleContext;
}

/** Runs the operation; a refusal is an answer too. */
export async function applyToRedis(replica: Replica, sid: string, operation: Operation): Promise<Observed> {
  try {
    return await run(replica, sid, operation);
  } catch (error) {
    if (error instanceof CombatError) return { answer: error.code };
    throw error;
  }
}

async function run({ manager, redis }: Replica, sid: string, operation: Operation): Promise<Observed> {
  switch (operation.type) {
    case 'strike': {
      const { outcome, isSignalOwed } = await manager.registerExchangeMove(sid, operation.intent, TRACE);
      return { answer: outcome === 'registered' ? [outcome, isSignalOwed] : outcome };
    }
    case 'batch': {
      const { outcomes, isSignalOwed } = await manager.registerMovesBatch(
        sid,
        operation.cid,
        operation.intents,
      );
      return { answer: [outcomes, isSignalOwed] };
    }
    case 'use': {
      const { outcome, isSignalOwed } = await manager.registerInstantMove(sid, operation.intent);
      return { answer: outcome === 'registered' ? [outcome, isSignalOwed] : outcome };
    }
    case 'pop':
      return { answer: await manager.popPlayerTarget(sid, operation.cid) };
    case 'look': {
      const snapshot = await manager.loadSnapshot(sid);
      return { answer: summaryOf(snapshot), snapshot };
    }
    case 'transfer': {
      const { plan } = operation;
      const { queued, queueLength, isExecutorOwed } = await manager.transferIntentsToActions(
        sid,
        plan,
        LONG_MS,
        LONG_MS,
      );
      return { answer: [queued, queueLength, isExecutorOwed] };
    }
    case 'promise':
      return { answer: await manager.checkAndLockBusyForCollector(sid, LONG_MS) };
    case 'acquire':
      return { answer: await manager.acquireWorkerLock(sid, operation.token, LONG_MS) };
    case 'extend':
      return { answer: await manager.extendWorkerLock(sid, operation.token, LONG_MS) };
    case 'release':
      return { answer: await manager.releaseWorkerLock(sid, operation.token) };
    case 'expire':
      await redis.del(sessionKeys.busy(sid));
      return { answer: null };
    case 'load': {
      const context = await manager.loadFullContext(sid, operation.size);
      return { answer: { dead: context.meta.dead, queue: context.queue.map(actionIdOf) }, context };
    }
    case 'commit': {
      const result = await manager.commitBattleResults(sid, operation.token, operation.changes);
      if (result.outcome === 'zombie') return { answer: 'zombie' };
      return { answer: [result.outcome, result.queueLength, result.status, result.isSignalOwed] };
    }
    case 'join': {
      const { isNew, isSignalOwed } = await manager.hotJoin(sid, operation.actor);
      return { answer: [isNew, isSignalOwed] };
    }
    case 'retry':
      return { answer: await manager.maintenance.retryDeadLetter(sid, letterIdOf(operation.entry)) };
    case 'drop':
      return { answer: await manager.maintenance.dropDeadLetter(sid, letterIdOf(operation.entry)) };
    case 'finish':
      return { answer: await manager.finishSession(sid, 'stalemate', operation.revision) };
  }
}

function summaryOf({ meta, moves, queueLength, isBusy }: CollectorSnapshot): Answer {
  const ids = Object.entries(moves).map(([cid, { exchange, item, instant }]) => [
    cid,
    [exchange, item, instant].flatMap((part) => Object.keys(part)).sort(),
  ]);
  return {
    status: meta.status,
    revision: meta.revision,
    dead: meta.dead,
    moves: Object.fromEntries(ids) as Record<string, string[]>,
    queueLength,
    isBusy,
  };
}

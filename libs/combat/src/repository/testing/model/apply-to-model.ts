import { copyOf, type BattleState } from './battle-state.js';
import { commit, finish, join, promiseBatch, transfer } from './model-battle.js';
import { drop, retry } from './model-dead-letters.js';
import { batch, strike, use } from './model-registration.js';
import type { Answer, Operation } from './operation.js';

const IS_OVER = 'session/not-active';

function look(state: BattleState): Answer {
  state.isSignalled = false;
  const { status, revision, dead, waiting, queue, busy } = state;
  const moves = Object.fromEntries(Object.entries(copyOf(waiting)).filter(([, ids]) => ids.length > 0));
  return { status, revision, dead: [...dead], moves, queueLength: queue.length, isBusy: busy !== null };
}

function pop(state: BattleState, cid: string): Answer {
  if (state.status !== 'active') return IS_OVER;
  const target = state.targets[cid]?.shift() ?? null;
  if (target !== null) state.revision += 1;
  return target;
}

function acquire(state: BattleState, token: string): Answer {
  if (state.status !== 'active') return IS_OVER;
  if (state.busy !== null && state.busy !== 'pending') return false;
  state.busy = token;
  return true;
}

function release(state: BattleState, token: string): boolean {
  if (state.busy !== token) return false;
  state.busy = null;
  return true;
}

/** Changes the state as the operation should, and answers what it should. */
export function applyToModel(state: BattleState, operation: Operation): Answer {
  switch (operation.type) {
    case 'strike':
      return strike(state, operation.intent);
    case 'batch':
      return batch(state, operation.intents);
    case 'use':
      return use(state, operation.intent);
    case 'pop':
      return pop(state, operation.cid);
    case 'look':
      return look(state);
    case 'transfer':
      return transfer(state, operation.plan);
    case 'promise':
      return state.status === 'active' ? promiseBatch(state) : IS_OVER;
    case 'acquire':
      return acquire(state, operation.token);
    case 'extend':
      return state.busy === operation.token;
    case 'release':
      return release(state, operation.token);
    case 'expire':
      state.busy = null;
      return null;
    case 'load':
      return { dead: [...state.dead], queue: state.queue.slice(0, operation.size) };
    case 'commit':
      return commit(state, operation.token, operation.changes);
    case 'join':
      return join(state, operation.actor);
    case 'retry':
      return retry(state, operation.entry);
    case 'drop':
      return drop(state, operation.entry);
    case 'finish':
      return finish(state, operation.revision);
  }
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { types } from 'node:util';
import { loadContent } from '@melee/combat/content';
import { CombatError, SESSION_ID_PATTERN } from '@melee/combat/dto';
import { historyOf, parseHistory, type BattleHistory } from '@melee/combat/replay';
import { CombatManager } from '@melee/combat/repository';
import { ConfigError, connectTool, RedisUnreachableError, type ToolConnection } from '@melee/platform';

/** The history cannot be had from where it was asked for. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/**
 * The history of a battle.
 * @param battle path of a file, address at a gateway, or id of a battle in Redis.
 * @throws SourceError if there is nothing to be had there; CombatError if it is no history that can be replayed.
 */
export async function readHistory(
  battle: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<BattleHistory> {
  if (/^https?:\/\//.test(battle)) return parseHistory(await download(battle));
  if (existsSync(battle)) return parseHistory(await readText(battle));
  if (!SESSION_ID_PATTERN.test(battle)) throw new SourceError(`There is no file ${battle}.`);
  return readFromRedis(battle, env);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new SourceError(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

// Not `instanceof`: the file system's errors may come from another realm.
export const reasonOf = (error: unknown): string =>
  types.isNativeError(error) ? error.message : String(error);

async function download(address: string): Promise<string> {
  const answer = await fetch(address).catch((error: unknown) => {
    const { cause } = error instanceof Error ? error : {};
    throw new SourceError(`${address} cannot be reached: ${String(cause ?? error)}`);
  });
  const body = await answer.text();
  if (!answer.ok) throw new SourceError(`${address} answered ${answer.status}: ${body}`);
  return body;
}

async function readFromRedis(
  sid: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<BattleHistory> {
  const { CONTENT_DIRS = '' } = env;
  const content = loadContent(CONTENT_DIRS.split(/[,:]/).flatMap((folder) => folder.trim() || []));
  const { redis, place } = await connect(env);
  try {
    const combat = await CombatManager.open(redis, { encoding: 'auto' });
    const stored = await combat.loadHistory(sid);
    return historyOf(stored, content.get(stored.genesis.contentId));
  } catch (error) {
    throw explain(error, sid, place);
  } finally {
    redis.disconnect();
  }
}

async function connect(env: Readonly<Record<string, string | undefined>>): Promise<ToolConnection> {
  try {
    return await connectTool('replay', env);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof RedisUnreachableError)
      throw new SourceError(error.message);
    throw error;
  }
}

function explain(error: unknown, sid: string, place: string): unknown {
  if (!(error instanceof CombatError)) return error;
  if (error.code === 'session/not-found') {
    return new SourceError(`There is no file ${sid}, and no battle ${sid} in Redis at ${place}.`);
  }
  if (error.code !== 'content/unknown-id') return error;
  return new SourceError(
    `Battle ${sid} began with content pack ${String(error.details['id'])}, which is not loaded: name its folder in CONTENT_DIRS.`,
  );
}

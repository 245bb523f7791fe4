import { join } from 'node:path';
import type { Language } from '@melee/combat/content';
import { isPortFree, startStack, workspaceRoot, type Stack } from '@melee/harness';
import picocolors from 'picocolors';
import { aborted, exitCodeOf, onInterruption } from '../shared/interruption.js';
import { BattleApi, type BattleView } from './battle-api.js';
import { findRedis } from './find-redis.js';
import { Narrator } from './narrator.js';
import { playBattle } from './play-battle.js';
import { exhibition } from './roster.js';

const USUAL_PORTS = { HTTP_PORT: 3000, GRPC_PORT: 50051 };
/** Where the tools look for Redis unless told. */
const USUAL_REDIS_PORT = 6379;
const BATTLE_BOUND_MS = 60_000;
const SHOWN_LOG_LINES = 20;

export interface StartOptions {
  /** End after the battle instead of staying up. */
  readonly once?: boolean;
  /** Makes the battle's chances repeatable. */
  readonly seed?: string;
  /** Of the battle's log. */
  readonly language: Language;
}

const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** Brings Melee up, plays one battle and, unless told otherwise, stays up until a signal. Returns the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const interruption = onInterruption();
  const dataDir = join(workspaceRoot(), '.melee', 'redis');
  const redis = await findRedis({ dataDir, preferredPort: USUAL_REDIS_PORT, report: say });
  say(`Redis: ${redis.place}`);
  try {
    const stack = await startStack({ redisUrl: redis.url, env: await usualPorts() });
    try {
      return await serve(stack, redis.place, options, interruption);
    } finally {
      say('Stopping …');
      await stack.stop();
    }
  } finally {
    await redis.stop();
  }
}

async function serve(
  stack: Stack,
  redisPlace: string,
  options: StartOptions,
  interruption: AbortSignal,
): Promise<number> {
  const httpUrl = stack.httpUrl ?? '';
  say(`Services: ${stack.services.map(({ name, pid }) => `${name} (${pid})`).join(', ')}`);
  const signal = AbortSignal.any([interruption, AbortSignal.timeout(BATTLE_BOUND_MS)]);
  const actors = exhibition(options.language);
  const narrator = new Narrator(actors, { language: options.language, colours: picocolors }, say);
  try {
    const api = new BattleApi(httpUrl);
    sayResult(await playBattle({ api, actors, seed: options.seed, narrator, signal }));
  } catch (error) {
    if (interruption.aborted) return exitCodeOf(interruption);
    sayFailure(stack, signal.aborted ? `The battle took over ${BATTLE_BOUND_MS / 1000} s.` : String(error));
    return 1;
  }
  sayAddresses(stack, httpUrl, redisPlace);
  if (options.once === true) return 0;
  say('Ctrl-C ends everything.');
  const lost = Promise.race(stack.services.map((service) => service.exited.then(() => service.name)));
  const lostName = await Promise.race([lost, aborted(interruption)]);
  if (lostName === undefined) return 0;
  sayFailure(stack, `The ${lostName} has ended by itself.`);
  return 1;
}

/** Those of the usual ports that are free; for the others the services take some that are. */
async function usualPorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const [name, port] of Object.entries(USUAL_PORTS)) {
    if (await isPortFree(port)) ports[name] = String(port);
  }
  return ports;
}

function sayResult({ winner, step, battleId }: BattleView): void {
  const result = winner === null ? 'A draw' : `Winner: team ${winner}`;
  say(`\n${picocolors.bold(result)}, after ${step} exchanges (battle ${battleId}).\n`);
}

function sayAddresses(stack: Stack, httpUrl: string, redisPlace: string): void {
  say(`API:     ${httpUrl}/v1/battles`);
  say(`gRPC:    ${stack.of('gateway')[0]?.grpcAddress ?? 'none'}`);
  say(`OpenAPI: ${httpUrl}/docs`);
  say(`Redis:   ${redisPlace}`);
  for (const { name, healthUrl } of stack.services) say(`Health:  ${healthUrl}/readyz (${name})`);
}

function sayFailure({ services }: Stack, reason: string): void {
  for (const service of services) {
    const lines = service.output().trim().split('\n').slice(-SHOWN_LOG_LINES);
    say(`\n--- ${service.name}, last lines of its log\n${lines.join('\n')}`);
  }
  say(`\n${picocolors.red(reason)}`);
}

import { types } from 'node:util';
import { CombatError } from '@melee/combat/dto';
import type { Environment } from '@melee/platform';
import { CommanderError } from 'commander';
import { atDesk, type Desk } from './desk.js';
import { OperatorError } from './operator-error.js';
import type { Output, Report } from './output.js';
import { buildProgram } from './program.js';

const FINE = 0;
const FAILED = 1;
const MISUSED = 2;

/** What the command has to do with the world around it. */
export interface MeleeIo extends Output {
  readonly env: Environment;
}

/** Runs the command line and gives its exit code: 1 if it failed or found something, 2 for a wrong command. */
export async function runMelee(args: readonly string[], io: MeleeIo): Promise<number> {
  let exitCode = FINE;
  const isJson = args.includes('--json');
  const run = async (work: (desk: Desk) => Promise<Report>) => {
    const { json, text, isFine } = await atDesk(io.env, work);
    io.out(isJson ? JSON.stringify(json, null, 2) : text);
    exitCode = isFine ? FINE : FAILED;
  };
  try {
    await buildProgram(io, run).parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said already what it found.
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : MISUSED;
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    if (isJson) io.out(JSON.stringify({ error: refusal }, null, 2));
    else io.err(`error: ${refusal.message} [${refusal.code}]${detailsOf(refusal)}\n`);
    return refusal.code === 'config/invalid' ? MISUSED : FAILED;
  }
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What Redis calls errors of its own, and ioredis those of the way to it. */
const REDIS_ERRORS = ['ReplyError', 'MaxRetriesPerRequestError', 'ClusterAllFailedError'];

/** What the operator can do something about, as opposed to a bug of ours. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof CombatError || error instanceof OperatorError) {
    const { code, message, details } = error;
    return { code, message, details };
  }
  if (types.isNativeError(error) && REDIS_ERRORS.includes(error.name)) {
    return { code: 'redis/failed', message: error.message, details: {} };
  }
  return null;
}

function detailsOf({ details }: Refusal): string {
  const told = Object.entries(details).filter(([, value]) => typeof value === 'string' && value !== '');
  return told.map(([name, value]) => `\n  ${name}: ${String(value)}`).join('');
}

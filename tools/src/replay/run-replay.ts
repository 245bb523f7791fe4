import { writeFile } from 'node:fs/promises';
import { CombatError } from '@melee/combat/dto';
import { describeRules, RULES_VERSION, traceAction } from '@melee/combat/pipeline';
import {
  formatHistory,
  replay,
  rulesOf,
  type BattleHistory,
  type ReplayedAction,
  type ReplayResult,
} from '@melee/combat/replay';
import { readHistory, reasonOf, SourceError } from './read-history.js';
import { isRecorded, recordGoldenBattles } from './record/record-golden-battles.js';
import { renderReport, reportJson } from './report.js';
import { renderTrace, type ActionTrace } from './trace-table.js';

export const EQUAL = 0;
export const DIFFERENT = 1;
export const USAGE_FAULT = 2;

export interface ReplayOptions {
  /** Battle id, path or address. */
  readonly battle?: string;
  /** Id of the action to explain. */
  readonly trace?: string;
  /** Path of the file to write. */
  readonly export?: string;
  readonly json?: boolean;
  /** Where the folder of the golden battles comes to stand; true for where the tests look for it. */
  readonly record?: string | true;
}

/** What the tool has to do with the world around it. */
export interface ReplayIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Does what the command line asks for; returns the exit code. */
export async function runReplay(options: ReplayOptions, io: ReplayIo): Promise<number> {
  try {
    if (options.record !== undefined) return await record(options.record, io);
    if (options.battle === undefined)
      throw new SourceError('Say which battle: its id, a file, or an address.');
    return await replayBattle(options.battle, options, io);
  } catch (error) {
    if (!(error instanceof CombatError) && !(error instanceof SourceError)) throw error;
    io.complain(error.message);
    return USAGE_FAULT;
  }
}

async function record(folder: string | true, { say, complain }: ReplayIo): Promise<number> {
  if (folder === true && isRecorded()) {
    complain(
      `The rules ${describeRules(RULES_VERSION)} have their golden battles. Rules that do something else need a row of their own.`,
    );
    return USAGE_FAULT;
  }
  const { id, files } = await recordGoldenBattles(folder === true ? null : folder);
  for (const path of files) say(path);
  say(`These are golden battles of the rules ${id}.`);
  return EQUAL;
}

async function replayBattle(battle: string, options: ReplayOptions, { env, say }: ReplayIo): Promise<number> {
  const history = await readHistory(battle, env);
  if (options.export !== undefined) await exportTo(options.export, history);
  const { result, trace } = replayAndTrace(history, options.trace);
  if (options.json === true) {
    say(JSON.stringify({ ...reportJson(history, result), ...(trace !== null && { trace }) }, null, 2));
  } else {
    say(renderReport(history, result));
    if (trace !== null) say(renderTrace(trace, history.pack));
    if (options.export !== undefined) say(`Written to ${options.export}.`);
  }
  return result.difference === null ? EQUAL : DIFFERENT;
}

/** @throws SourceError if the file cannot be written: another exit code would say that something differs. */
async function exportTo(file: string, history: BattleHistory): Promise<void> {
  try {
    await writeFile(file, formatHistory(history));
  } catch (error) {
    throw new SourceError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}

interface Replayed {
  readonly result: ReplayResult;
  readonly trace: ActionTrace | null;
}

/** @throws SourceError if the replay does not meet the action that shall be traced. */
function replayAndTrace(history: BattleHistory, actionId: string | undefined): Replayed {
  const rules = rulesOf(history);
  const traced: ActionTrace[] = [];
  const result = replay(history, rules, ({ entry, before }: ReplayedAction) => {
    if (entry.action.actionId !== actionId) return;
    const { trace } = traceAction(before, entry.action, history.genesis.seed, rules);
    traced.push({ action: entry.action, before, trace });
  });
  const [trace = null] = traced;
  if (actionId !== undefined && trace === null) {
    const { difference } = result;
    const end = difference === null ? '' : ` before the first difference, at entry ${difference.index}`;
    throw new SourceError(`The ledger has no action ${actionId}${end}.`);
  }
  return { result, trace };
}

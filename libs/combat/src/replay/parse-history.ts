import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { CombatError, type Genesis, type LedgerEntry } from '../dto/index.js';
import { requirePack, requireRules, type BattleHistory } from './history.js';
import { HISTORY_SCHEMA } from './history-schema.js';

let validator: ValidateFunction<BattleHistory> | undefined;

/** Compiled when first used: it takes some tenths of a second, and most processes never read a history. */
function historyValidator(): ValidateFunction<BattleHistory> {
  validator ??= new Ajv({ discriminator: true, allowUnionTypes: true }).compile<BattleHistory>(
    HISTORY_SCHEMA,
  );
  return validator;
}

/**
 * Reads the history of a battle, as {@link formatHistory} or the API writes it.
 * @throws CombatError `replay/invalid` if it is none, which names what is wrong first and where;
 *   `replay/other-rules` if another version of the rules is needed, which this build cannot judge any further.
 */
export function parseHistory(source: string): BattleHistory {
  const value = parseJson(source);
  const needed = rulesVersionOf(value);
  if (needed !== null) requireRules(needed);
  const isHistory = historyValidator();
  if (!isHistory(value)) throw firstFault(isHistory.errors ?? []);
  requirePack(value.genesis, value.pack);
  requireSingleActors(value.genesis, value.ledger);
  return value;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch (error) {
    throw invalid('', error instanceof Error ? error.message : String(error));
  }
}

function rulesVersionOf(value: unknown): string | null {
  const version = propertyOf(propertyOf(value, 'genesis'), 'rulesVersion');
  return typeof version === 'string' ? version : null;
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

function firstFault(errors: readonly ErrorObject[]): CombatError {
  const [first] = errors;
  const path = (first?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const allowed: unknown = first?.params['allowedValue'] ?? first?.params['allowedValues'];
  const hint = allowed === undefined ? '' : `: ${JSON.stringify(allowed)}`;
  return invalid(path, `${first?.message ?? 'is wrong'}${hint}`);
}

function invalid(path: string, fault: string): CombatError {
  const where = path === '' ? 'The file' : `"${path}"`;
  return new CombatError(
    'replay/invalid',
    { path, fault },
    `This is no history of a battle. ${where}: ${fault}.`,
  );
}

function requireSingleActors({ actors }: Genesis, ledger: readonly LedgerEntry[]): void {
  const joined = ledger.flatMap((entry) => (entry.type === 'join' ? [entry.actor] : []));
  const seen = new Set<string>();
  for (const { meta } of [...actors, ...joined]) {
    if (seen.has(meta.cid)) throw invalid('', `the actor ${meta.cid} comes into the battle twice`);
    seen.add(meta.cid);
  }
}

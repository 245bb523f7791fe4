import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CombatError } from '../dto/index.js';
import type { Encoding } from './encoding.js';
import { SCRIPTS } from './scripts.generated.js';

export type ScriptName = keyof typeof SCRIPTS;
export type ScriptArgument = string | number;

interface Compiled {
  readonly text: string;
  readonly sha: string;
}

const compile = (text: string): Compiled => ({ text, sha: createHash('sha1').update(text).digest('hex') });
const COMPILED = Object.fromEntries(
  Object.entries(SCRIPTS).map(([name, texts]) => [
    name,
    { plain: compile(texts.plain), native: compile(texts.native) },
  ]),
) as Record<ScriptName, Record<Encoding, Compiled>>;

/** SHA-1 under which the server knows a script. */
export const scriptSha = (name: ScriptName, encoding: Encoding): string => COMPILED[name][encoding].sha;

const isMissingScript = (error: unknown) => error instanceof Error && error.message.startsWith('NOSCRIPT');

/**
 * Runs scripts by their SHA, each with the one key that all its other keys are made from. A server that has forgotten
 * a script (a restart, `SCRIPT FLUSH`, a failover) is sent its text.
 */
export class ScriptRunner {
  constructor(
    private readonly redis: Redis,
    private readonly encoding: Encoding,
  ) {}

  /** Sends every script to the server, so that the first battle does not have to. */
  async load(): Promise<void> {
    await Promise.all(
      Object.values(COMPILED).map((script) => this.redis.script('LOAD', script[this.encoding].text)),
    );
  }

  /**
   * Runs a script that belongs to no session.
   */
  async run(name: ScriptName, key: string, args: readonly ScriptArgument[]): Promise<unknown> {
    return this.evaluate(COMPILED[name][this.encoding], key, args);
  }

  /**
   * Runs a script on a session, in the encoding that the session was created with.
   * @throws CombatError `storage/encoding` if this server does not offer it.
   */
  async runOnSession(name: ScriptName, key: string, args: readonly ScriptArgument[]): Promise<ScriptAnswer> {
    const answer = (await this.run(name, key, args)) as ScriptAnswer;
    if (answer[0] !== 'storage/encoding') return answer;
    if (answer[1] === 'native') throw new CombatError('storage/encoding', { encoding: answer[1] });
    return (await this.evaluate(COMPILED[name].plain, key, args)) as ScriptAnswer;
  }

  private async evaluate(script: Compiled, key: string, args: readonly ScriptArgument[]): Promise<unknown> {
    try {
      return await this.redis.evalsha(script.sha, 1, key, ...args);
    } catch (error) {
      if (!isMissingScript(error)) throw error;
      return this.redis.eval(script.text, 1, key, ...args);
    }
  }
}

/** The first element is an outcome or an error code; what follows depends on the script. */
export type ScriptAnswer = readonly [string, ...unknown[]];

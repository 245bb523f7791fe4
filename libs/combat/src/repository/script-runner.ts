import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CombatError } from '../dto/index.js';
import type { Encoding } from './encoding.js';
import { mastersOf, type RedisClient } from './redis-client.js';
import { NO_SCRIPT_OBSERVER, redisErrorCode, type ScriptObserver } from './script-observer.js';
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
    private readonly redis: RedisClient,
    private readonly encoding: Encoding,
    private readonly observer: ScriptObserver = NO_SCRIPT_OBSERVER,
  ) {}

  /** Sends every script to every server, so that the first battle does not have to. */
  async load(): Promise<void> {
    await Promise.all((await mastersOf(this.redis)).map((master) => this.loadOnto(master)));
  }

  /** The same, unless the servers know them all; one round trip if they do. */
  async ensureLoaded(): Promise<void> {
    const shas = Object.values(COMPILED).map((script) => script[this.encoding].sha);
    const masters = await mastersOf(this.redis);
    await Promise.all(
      masters.map(async (master) => {
        const known = (await master.script('EXISTS', ...shas)) as readonly number[];
        if (known.includes(0)) await this.loadOnto(master);
      }),
    );
  }

  /**
   * Runs a script that belongs to no session.
   */
  async run(name: ScriptName, key: string, args: readonly ScriptArgument[]): Promise<unknown> {
    return this.observed(name, COMPILED[name][this.encoding], key, args);
  }

  /**
   * Runs a script on a session, in the encoding that the session was created with.
   * @throws CombatError `storage/encoding` if this server does not offer it.
   */
  async runOnSession(name: ScriptName, key: string, args: readonly ScriptArgument[]): Promise<ScriptAnswer> {
    const answer = (await this.run(name, key, args)) as ScriptAnswer;
    if (answer[0] !== 'storage/encoding') return answer;
    if (answer[1] === 'native') throw new CombatError('storage/encoding', { encoding: answer[1] });
    return (await this.observed(name, COMPILED[name].plain, key, args)) as ScriptAnswer;
  }

  private async loadOnto(master: Redis): Promise<void> {
    await Promise.all(
      Object.values(COMPILED).map((script) => master.script('LOAD', script[this.encoding].text)),
    );
  }

  private async observed(
    name: ScriptName,
    script: Compiled,
    key: string,
    args: readonly ScriptArgument[],
  ): Promise<unknown> {
    const began = performance.now();
    try {
      const answer = await this.evaluate(script, key, args);
      this.observer.scriptRan(name, (performance.now() - began) / 1000, refusalOf(answer));
      return answer;
    } catch (error) {
      this.observer.scriptRan(name, (performance.now() - began) / 1000, redisErrorCode(error));
      throw error;
    }
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

/** The code of an error in a script's answer: of all first words only those hold a slash. */
function refusalOf(answer: unknown): string | null {
  const word: unknown = Array.isArray(answer) ? answer[0] : null;
  return typeof word === 'string' && word.includes('/') ? word : null;
}

/** The first element is an outcome or an error code; what follows depends on the script. */
export type ScriptAnswer = readonly [string, ...unknown[]];

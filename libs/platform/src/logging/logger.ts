import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { CommonConfig } from '../config/index.js';
import { currentLogContext } from './log-context.js';
import { REDACTED_PATHS, redact } from './redaction.js';
import { scrubber } from './scrub.js';

export type { Logger } from 'pino';

/**
 * The logger of one process. Every line carries the app, the process id and `instance`, which no other process has,
 * not even one that was started again under the same host name and process id; and whatever `withLogContext` says.
 *
 * @param output where lines go; standard output unless a test wants to read them. Lines are written synchronously,
 * so that the last ones are not lost when the process exits.
 * @param secrets that no line shows, wherever they stand in it.
 */
export function createLogger(
  app: string,
  config: CommonConfig['log'],
  output: DestinationStream = pino.destination({ dest: 1, sync: true }),
  secrets: readonly string[] = [],
): Logger {
  const options: LoggerOptions = {
    level: config.level,
    base: { app, pid: process.pid, instance: `${hostname()}-${randomBytes(3).toString('hex')}` },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED_PATHS, censor: redact },
    // What a line says itself stands over it.
    mixin: currentLogContext,
  };
  const scrub = scrubber(secrets);
  const target = config.format === 'pretty' ? prettyStream(output) : output;
  return pino(options, { write: (line) => target.write(scrub(line)) });
}

function prettyStream(output: DestinationStream): DestinationStream {
  const pretty = prettyFactory({
    colorize: true,
    singleLine: true,
    ignore: 'pid,instance,app',
    translateTime: 'SYS:HH:MM:ss.l',
    messageFormat: '[{app}] {msg}',
  });
  return {
    write: (line) => {
      output.write(pretty(line));
    },
  };
}

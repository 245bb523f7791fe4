import type { LoggerService } from '@nestjs/common';
import type { Level, Logger } from 'pino';

/** Contexts in which Nest tells how it wires an app together: of interest to its developers only. */
const WIRING: readonly unknown[] = [
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
];

/** Sends what Nest and its modules log to the logger of the process; the name of the speaker becomes `context`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(WIRING.includes(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /**
   * Melee's own modules say fields first and then a sentence, as in pino.
   * Nest puts the context last, if there is one, and before it whatever else was said, such as the stack of an error.
   */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' && !isStack(last) ? last : undefined;
    const said = (context === undefined ? rest : rest.slice(0, -1)).filter((part) => part !== undefined);
    const stack = said.find(isStack);
    const details = said.filter((part) => part !== stack);
    const [text, ...others] = details;
    if (isFields(message) && typeof text === 'string') {
      this.logger[level](
        {
          ...message,
          ...(context !== undefined && { context }),
          ...(others.length > 0 && { details: others }),
        },
        text,
      );
      return;
    }
    const fields = {
      ...(context !== undefined && { context }),
      ...(stack !== undefined && { stack }),
      ...(details.length > 0 && { details }),
    };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ ...fields, message });
  }
}

function isStack(part: unknown): boolean {
  return typeof part === 'string' && /\n\s+at /.test(part);
}

const isFields = (message: unknown): message is Readonly<Record<string, unknown>> =>
  typeof message === 'object' && message !== null && !(message instanceof Error);

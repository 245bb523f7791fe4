import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { LOG_LEVELS } from '../config/common-variables.js';
import { type Answer, jsonAnswer, problemAnswer, type Routes } from '../health/index.js';
import type { LogLevels } from './log-levels.js';
import type { Logger } from './logger.js';

const LARGEST_BODY = 1024;
const DAY_S = 24 * 3600;

const changeSchema = z.strictObject({
  level: z.enum(LOG_LEVELS),
  /** Seconds after which the configured level comes back. */
  forS: z.int().min(1).max(DAY_S).optional(),
});

/**
 * `/log-level` tells the level of the log, and by PUT changes it. Only who is on the machine, or in the pod, may do
 * that: the port has no logins, and a log that is silent or endless hurts.
 */
export function logLevelRoutes(levels: LogLevels, logger: Logger): Routes {
  const state = () =>
    jsonAnswer(200, {
      level: levels.current,
      configured: levels.configured,
      revertsAt: levels.revertsAt === null ? null : new Date(levels.revertsAt).toISOString(),
    });
  return {
    '/log-level': {
      GET: state,
      async PUT(request) {
        if (!isLoopback(request.socket.remoteAddress)) return refused();
        const change = changeSchema.safeParse(await readJson(request));
        if (!change.success) return invalid(z.prettifyError(change.error));
        const { level, forS = null } = change.data;
        const before = levels.current;
        levels.change(level, forS === null ? null : forS * 1000);
        logger.warn({ before, level, forS }, 'the level of the log was changed');
        return state();
      },
    },
  };
}

/** Also as an IPv4 address in an IPv6 one, which is how a socket for both sees it. */
const isLoopback = (address = '') => /^(::ffff:)?127\.|^::1$/.test(address);

/** Undefined if the body is no JSON, or far too long to be what is asked for. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > LARGEST_BODY) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refused = (): Answer =>
  problemAnswer(403, 'log-level/not-local', 'Forbidden', 'The level can be changed from this machine only.');

const invalid = (detail: string): Answer =>
  problemAnswer(
    400,
    'log-level/invalid',
    'Bad Request',
    `The body must be like {"level":"debug","forS":600}: ${detail}`,
  );

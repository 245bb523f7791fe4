export { type LogContext, withLogContext } from './log-context.js';
export { logLevelRoutes } from './log-level-routes.js';
export { type LogLevel, LogLevels } from './log-levels.js';
export { createLogger, type Logger } from './logger.js';
export { NestLogger } from './nest-logger.js';

import type { LOG_LEVELS } from '../config/common-variables.js';
import type { Logger } from './logger.js';

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The level of a process's logger, which can be changed while the process runs. Children of the logger follow it. */
export class LogLevels {
  private level: LogLevel;
  private timer: NodeJS.Timeout | undefined;
  private endsAt: number | null = null;

  constructor(
    private readonly logger: Pick<Logger, 'level'>,
    readonly configured: LogLevel,
  ) {
    this.level = configured;
  }

  get current(): LogLevel {
    return this.level;
  }

  /** When the configured level comes back, milliseconds since the epoch; null if it does not come back by itself. */
  get revertsAt(): number | null {
    return this.endsAt;
  }

  /**
   * Changes the level.
   * @param forMs after which the configured level comes back; null for good, until the process ends.
   */
  change(level: LogLevel, forMs: number | null = null): void {
    clearTimeout(this.timer);
    this.endsAt = forMs === null ? null : Date.now() + forMs;
    if (forMs !== null) {
      this.timer = setTimeout(() => {
        this.change(this.configured);
      }, forMs).unref();
    }
    this.level = level;
    this.logger.level = level;
  }
}

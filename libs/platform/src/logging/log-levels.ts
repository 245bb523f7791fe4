import type { LOG_LEVELS } from '../config/common-variables.js';

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What has a level of its own: a logger, and each child made of it. */
interface Leveled {
  level: string;
}

/** The level of a process's logger and of all its children, which can be changed while the process runs. */
export class LogLevels {
  private readonly loggers = new Set<WeakRef<Leveled>>();
  private level: LogLevel;
  private timer: NodeJS.Timeout | undefined;
  private endsAt: number | null = null;

  constructor(readonly configured: LogLevel) {
    this.level = configured;
  }

  get current(): LogLevel {
    return this.level;
  }

  /** When the configured level comes back, milliseconds since the epoch; null if it does not come back by itself. */
  get revertsAt(): number | null {
    return this.endsAt;
  }

  /** From now on the logger has the level of the process. */
  follow(logger: Leveled): void {
    Object.assign(logger, { level: this.level });
    this.loggers.add(new WeakRef(logger));
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
    for (const reference of this.loggers) {
      const logger = reference.deref();
      if (logger === undefined) this.loggers.delete(reference);
      else logger.level = level;
    }
  }
}

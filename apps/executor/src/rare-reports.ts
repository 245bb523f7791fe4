const MOST_REMEMBERED = 10_000;

/** Remembers what was reported lately, so that a lasting trouble does not flood the log. */
export class RareReports {
  /** When each subject was last reported; the oldest first. */
  private readonly reported = new Map<string, number>();

  constructor(
    private readonly everyMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the subject is to be reported: if so, it counts as reported now. */
  isDue(subject: string): boolean {
    const last = this.reported.get(subject);
    if (last !== undefined && this.now() - last < this.everyMs) return false;
    this.reported.delete(subject);
    this.reported.set(subject, this.now());
    this.forgetOldest();
    return true;
  }

  private forgetOldest(): void {
    const [oldest] = this.reported.keys();
    if (this.reported.size > MOST_REMEMBERED && oldest !== undefined) this.reported.delete(oldest);
  }
}

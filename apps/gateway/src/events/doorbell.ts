/** Wakes one reader. A ring while the reader is busy is kept until it waits again; many such rings are one. */
export class Doorbell {
  private isRung = false;
  private onRing: (() => void) | null = null;

  ring(): void {
    this.isRung = true;
    this.onRing?.();
  }

  /** Resolves when the bell has been rung since the last wait, or after `ms` milliseconds; tells whether it was rung. */
  async wait(ms: number): Promise<boolean> {
    if (!this.isRung) await this.ringOrTimeout(ms);
    const wasRung = this.isRung;
    this.isRung = false;
    return wasRung;
  }

  private ringOrTimeout(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.onRing = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.onRing = done;
    });
  }
}

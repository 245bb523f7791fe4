import type { WriteStream } from 'node:tty';

const BAR_WIDTH = 30;
const REDRAW_MS = 100;

/** How far the play is, on one line of a terminal that is redrawn. Writes nothing to what is no terminal. */
export class ProgressBar {
  readonly #start = performance.now();
  #drawn = -Infinity;

  constructor(
    private readonly total: number,
    private readonly stream: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>,
  ) {}

  show(done: number): void {
    const now = performance.now();
    if (!this.stream.isTTY || (now - this.#drawn < REDRAW_MS && done < this.total)) return;
    this.#drawn = now;
    this.stream.write(`\r\x1b[2K${this.#line(done, now).slice(0, this.stream.columns - 1)}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[2K');
  }

  #line(done: number, now: number): string {
    const full = Math.round((BAR_WIDTH * done) / this.total);
    const perSecond = done / Math.max(0.001, (now - this.#start) / 1000);
    const left = done === 0 ? '' : `, ${((this.total - done) / perSecond).toFixed(0)} s left`;
    return (
      `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${String(done)} of ${String(this.total)} battles, ` +
      `${perSecond.toFixed(0)} battles/s${left}`
    );
  }
}
